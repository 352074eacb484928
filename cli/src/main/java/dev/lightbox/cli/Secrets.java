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
        return file != null
                ? Optional.of(read(file))
                : Optional.ofNullable(environment.get(variable))
                        .filter(value -> !value.isBlank())
                        .map(Secret::of);
    }

    /** As {@link #find}, then by asking the person at the terminal. */
    Secret require(@Nullable Path file, String variable, String what, String fileOption) {
        return find(file, variable)
                .or(() -> prompt(what))
                .filter(secret -> !secret.isEmpty())
                .orElseThrow(() -> new LightboxException(
                        ErrorCode.INVALID_INPUT,
                        "The " + what + " is missing.",
                        "Use " + fileOption + " FILE (- reads standard input) or set " + variable + "."));
    }

    private Optional<Secret> prompt(String what) {
        if (console == null || !console.isTerminal()) {
            return Optional.empty();
        }
        char[] typed = console.readPassword("%s: ", what);
        if (typed == null) {
            return Optional.empty();
        }
        Secret secret = Secret.of(new String(typed));
        Arrays.fill(typed, ' ');
        return Optional.of(secret);
    }

    private static Secret required(String line, Path file) {
        if (line.isEmpty()) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "The file " + file + " holds no secret in its first line.",
                    "Write the secret into it, or leave the option out.");
        }
        return Secret.of(line);
    }

    /** The first line of a file; {@code -} is standard input. */
    private static Secret read(Path file) {
        try {
            String text = file.toString().equals("-")
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(file);
            return required(text.lines().findFirst().orElse("").strip(), file);
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
