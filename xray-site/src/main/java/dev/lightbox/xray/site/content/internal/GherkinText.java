package dev.lightbox.xray.site.content.internal;

import io.cucumber.gherkin.GherkinDialect;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The little that the site needs to know about the Gherkin text of a test. */
public final class GherkinText {
    private static final Pattern EXAMPLES =
            Pattern.compile(GherkinLanguage.keywords(GherkinDialect::getExamplesKeywords).stream()
                    .map(Pattern::quote)
                    .collect(Collectors.joining("|", "^\\s*(?:", ")\\s*:.*")));

    private GherkinText() {}

    /** {@code scenario} or {@code scenario_outline}, as GraphQL calls them; null without a text. */
    public static @Nullable String scenarioType(@Nullable String gherkin) {
        if (gherkin == null) {
            return null;
        }
        return gherkin.lines().anyMatch(line -> EXAMPLES.matcher(line).matches()) ? "scenario_outline" : "scenario";
    }

    /** How many rows the example tables hold, heads not counted. */
    public static int exampleCount(@Nullable String gherkin) {
        int rows = 0;
        boolean inExamples = false;
        boolean headSeen = false;
        for (String line : gherkin == null ? new String[0] : gherkin.split("\\R")) {
            String text = line.strip();
            if (EXAMPLES.matcher(text).matches()) {
                inExamples = true;
                headSeen = false;
            } else if (inExamples && text.startsWith("|")) {
                rows += headSeen ? 1 : 0;
                headSeen = true;
            }
        }
        return rows;
    }
}
