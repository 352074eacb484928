package dev.lightbox.cli;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How secrets reach the command line: a file, the environment or a prompt, never an argument, which every user of the
 * machine could read.
 */
final class Secrets {
    private final Map<String, String> environment;
    private final @Nullable Console console;

    Secrets(Map<String, String> environment, @Nullable Console console) {
        this.environment = environment;
        this.console = console;
    }

    static Secrets ofThisProcess() {
        return new Secrets(System.getenv(), System.console());
    }

    /**
     * From the file when one is named, else from the variable; empty when neither is there. A variable that is set to
     * nothing counts as not set, as scripts and containers leave such ones behind.
     *
     * @throws LightboxException {@code INVALID_INPUT} when the file cannot be read or holds nothing
     */
    Optional<Secret> find(@Nullable Path file, String variable) {
        return file != null ? Optional.of(firstLine(file)) : environment(variable);
    }

    /** As {@link #find} with all lines of the file, for what may be a snippet of a configuration. */
    Optional<Secret> findText(@Nullable Path file, String variable) {
        return file != null ? Optional.of(required(text(file), file)) : environment(variable);
    }

    private Optional<Secret> environment(String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .map(Secret::of);
    }

    /** As {@link #find}, then by asking the person at the terminal. */
    Secret require(@Nullable Path file, String variable, String what, String fileOption) {
        return find(file, variable).orElseGet(() -> ask(variable, what, fileOption));
    }

    /**
     * Asks the person at the terminal.
     *
     * @throws LightboxException {@code INVALID_INPUT} when nobody is there, or nothing was typed
     */
    Secret ask(String variable, String what, String fileOption) {
        return prompt(what).orElseThrow(() -> missing(variable, what, fileOption));
    }

    static LightboxException missing(String variable, String what, String fileOption) {
        return new LightboxException(
                ErrorCode.INVALID_INPUT,
                "The " + what + " is missing.",
                "Use " + fileOption + " FILE (- reads standard input) or set " + variable + ".");
    }

    /** As {@link #require} for one that the person chooses now: typed twice at the terminal. */
    Secret choose(@Nullable Path file, String variable, String what, String fileOption) {
        return find(file, variable).orElseGet(() -> {
            Secret chosen = ask(variable, what, fileOption);
            if (!prompt(what + " again").filter(chosen::matches).isPresent()) {
                throw new LightboxException(
                        ErrorCode.INVALID_INPUT,
                        "The " + what + " was typed in two ways.",
                        "Begin again, and type the same twice.");
            }
            return chosen;
        });
    }

    /** What the person at the terminal types; empty when nobody is there, or nothing was typed. */
    Optional<Secret> prompt(String what) {
        if (console == null || !console.isTerminal()) {
            return Optional.empty();
        }
        char[] typed = console.readPassword("%s: ", what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1));
        if (typed == null) {
            return Optional.empty();
        }
        Secret secret = Secret.of(new String(typed));
        Arrays.fill(typed, ' ');
        return Optional.of(secret).filter(some -> !some.isEmpty());
    }

    private static Secret required(String text, Path file) {
        if (text.isBlank()) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "The file " + file + " holds no secret.",
                    "Write the secret into its first line, or leave the option out.");
        }
        return Secret.of(text);
    }

    private static Secret firstLine(Path file) {
        return required(text(file).lines().findFirst().orElse("").strip(), file);
    }

    /** What a file holds; {@code -} is standard input. */
    private static String text(Path file) {
        try {
            return file.toString().equals("-")
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "There is no file " + file + ".",
                    "Name a file that you may read, or - for standard input.",
                    missing);
        } catch (IOException failure) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "The file " + file + " could not be read: " + failure.getMessage() + ".",
                    "Name a file that you may read.",
                    failure);
        }
    }
}
