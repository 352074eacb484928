package dev.lightbox.cli;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import java.io.Console;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Lets a person think again before something is lost that nobody can bring back. */
final class ConfirmOption {
    @Option(names = "--yes", description = "Do not ask; needed where nobody sits at a terminal.")
    boolean yes;

    /**
     * Returns when it is confirmed.
     *
     * @param deed what is about to be done, as "remove the connection prod"
     * @param console null where there is none
     * @throws LightboxException {@code INVALID_INPUT} when nobody can be asked, {@code CANCELLED} when the answer is no
     */
    void require(String deed, @Nullable Console console) {
        if (yes) {
            return;
        }
        if (console == null || !console.isTerminal()) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "Nobody is at a terminal to confirm that this is meant: " + deed + ".",
                    "Add --yes. Nothing was done.");
        }
        String answer =
                console.readLine("%s? [y/N] ", deed.substring(0, 1).toUpperCase(Locale.ROOT) + deed.substring(1));
        if (answer == null || !answer.strip().toLowerCase(Locale.ROOT).matches("y|yes")) {
            throw new LightboxException(ErrorCode.CANCELLED, "Nothing was done.", "");
        }
    }
}
