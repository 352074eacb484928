package dev.lightbox.xray.site.settings;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.xray.site.users.DisplayName;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a person says of a status.
 *
 * @param color {@code #} and six hexadecimal digits
 * @param isFinal whether a run that has it is over
 * @param coverage what it counts as for requirements: OK, NOK, NOTRUN, UNKNOWN
 * @param runStatus for a step status the run status that it counts as; unused for a run status
 */
public record StatusText(
        String name, String description, String color, boolean isFinal, String coverage, String runStatus) {
    private static final Pattern COLOR = Pattern.compile("#[0-9A-F]{6}");
    private static final Set<String> COVERAGES = Set.of("OK", "NOK", "NOTRUN", "UNKNOWN");
    private static final int LONGEST_DESCRIPTION = 500;

    public StatusText {
        name = DisplayName.of("status", name, SettingsStore.LONGEST_NAME);
        description = DisplayName.optional("description of a status", description, LONGEST_DESCRIPTION);
        color = color.strip().toUpperCase(Locale.ROOT);
        coverage = coverage.strip().toUpperCase(Locale.ROOT);
        require(COLOR.matcher(color).matches(), "color \"" + color + "\"", "Write it as #95C160.");
        require(COVERAGES.contains(coverage), "coverage \"" + coverage + "\"", "Choose OK, NOK, NOTRUN or UNKNOWN.");
    }

    private static void require(boolean right, String what, String remedy) {
        if (!right) {
            throw new LightboxException(ErrorCode.INVALID_INPUT, "A status cannot have the " + what + ".", remedy);
        }
    }
}
