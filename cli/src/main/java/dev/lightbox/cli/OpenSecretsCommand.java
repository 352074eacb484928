package dev.lightbox.cli;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.server.secrets.SecretsFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens the file in which many new secrets were handed over. Needs no data directory. */
@Command(
        name = "open-secrets",
        description = "Print the new secrets of a file that a regeneration of many keys wrote, as CSV.",
        footer = {"%nExample:", "  lightbox keys open-secrets new-secrets.csv.gpg > new-secrets.csv"})
final class OpenSecretsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The encrypted file.")
    Path file = Path.of("");

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description =
                    "Holds the passphrase (- reads standard input); or " + RegenerateSecretsCommand.VARIABLE + ".")
    @Nullable
    Path passphraseFile;

    @Mixin
    CommandOutput output = new CommandOutput();

    @Override
    public Integer call() {
        byte[] text = SecretsFile.open(
                read(),
                Secrets.ofThisProcess()
                        .require(
                                passphraseFile,
                                RegenerateSecretsCommand.VARIABLE,
                                "passphrase of the file",
                                "--passphrase-file"));
        PrintWriter out = output.out();
        out.print(new String(text, StandardCharsets.UTF_8));
        out.flush();
        return ExitCode.DONE.number();
    }

    private byte[] read() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new LightboxException(
                    ErrorCode.NOT_FOUND,
                    "The file " + file + " could not be read: " + failure.getMessage() + ".",
                    "Name the file as it was downloaded or written.",
                    failure);
        }
    }
}
