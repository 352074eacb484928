package dev.lightbox.xray.api.report;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules for texts that a stranger sends: how long they may be, and which characters a database can keep. */
final class ReportText {
    /** Jira's limit for a text; far more than any name, comment or definition that a runner writes. */
    static final int TEXT_LIMIT = 32_767;

    /** A member of a JSON report, of which definitions and descriptions may be long. */
    static final int MEMBER_LIMIT = 1 << 20;

    /** Output of a test; what is longer is cut, since nobody can help how much a test prints. */
    static final int LOG_LIMIT = 1 << 20;

    private static final Pattern LONE_SURROGATES =
            Pattern.compile("(?<![\\ud800-\\udbff])[\\udc00-\\udfff]|[\\ud800-\\udbff](?![\\udc00-\\udfff])");

    private ReportText() {}

    /** Without NUL, which no reporter means and PostgreSQL cannot keep, and with halves of characters replaced. */
    static String clean(String text) {
        String without = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        return LONE_SURROGATES.matcher(without).replaceAll("\ufffd");
    }

    /** Output as it can be kept: clean, and cut at {@link #LOG_LIMIT}. */
    static String log(String text) {
        String whole = clean(text).strip();
        return whole.length() <= LOG_LIMIT ? whole : clean(whole.substring(0, LOG_LIMIT));
    }

    /** Null when the text is absent or blank. */
    static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /**
     * The text when it is short enough.
     *
     * @param what the text is, for the refusal: {@code the name of a test case}
     */
    static String limited(String what, String text) {
        return limited(what, text, TEXT_LIMIT);
    }

    static String limited(String what, String text, int limit) {
        if (text.length() > limit) {
            throw new UnreadableReport("Error parsing the report: " + what + " is " + text.length()
                    + " characters long, and at most " + limit + " are accepted: \"" + clean(text.substring(0, 40))
                    + "…\"");
        }
        return text;
    }

    /** The parts between separators, each once. */
    static List<String> list(String text, String separators) {
        return Arrays.stream(text.split(separators))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
    }
}
