package dev.lightbox.cli;

import dev.lightbox.kernel.AtomicFile;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import dev.lightbox.kernel.Secret;
import dev.lightbox.server.operations.KeyOperation;
import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.Operations;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Regenerates the secrets of many API keys and writes them into one encrypted file. */
@Command(
        name = "regenerate-many",
        description =
                "Regenerate the Client Secrets of many API keys. The new secrets are written into one file, encrypted to"
                        + " a passphrase: 'gpg --decrypt' opens it, and so does 'lightbox keys open-secrets'.",
        footer = {
            "%nExample:",
            "  lightbox keys regenerate-many --all --filter expiring --overlap 7d --secrets-file new-secrets.csv.gpg"
        })
final class RegenerateSecretsCommand extends SiteOperationCommand<KeyOperation.BulkOutcome> {
    static final String VARIABLE = "LIGHTBOX_SECRETS_PASSPHRASE";

    @Mixin
    KeySelectionOptions keys = new KeySelectionOptions();

    @Option(
            names = "--overlap",
            defaultValue = "none",
            paramLabel = "TIME",
            description = "How long the old secrets work beside the new ones: none, 1h, 24h, 7d or 30d.")
    String overlap = "none";

    @Option(
            names = "--secrets-file",
            required = true,
            paramLabel = "FILE",
            description = "Where the new secrets are written to; must not exist yet.")
    Path secretsFile = Path.of("");

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "Holds the passphrase (- reads standard input); or " + VARIABLE + ". 12 characters at least.")
    @Nullable
    Path passphraseFile;

    @Override
    Operation<KeyOperation.BulkOutcome> operation() {
        Secret passphrase = Secrets.ofThisProcess()
                .require(passphraseFile, VARIABLE, "passphrase of the file", "--passphrase-file");
        return new KeyOperation.RegenerateSecrets(keys.selection(), overlap, passphrase);
    }

    @Override
    KeyOperation.BulkOutcome askSite(Operations operations, Actor actor, Progress progress) {
        // Before anything is regenerated: secrets that cannot be written are lost.
        Path folder = secretsFile.toAbsolutePath().getParent();
        if (Files.exists(secretsFile) || folder == null || !Files.isWritable(folder)) {
            throw unwritable(Files.exists(secretsFile) ? "it exists already" : "its folder is not writable", null);
        }
        KeyOperation.BulkOutcome outcome = super.askSite(operations, actor, progress);
        byte @Nullable [] file = outcome.secretsFile();
        if (file != null) {
            write(file);
        }
        return outcome.withoutSecrets();
    }

    private void write(byte[] file) {
        try {
            AtomicFile.create(secretsFile.toAbsolutePath(), file);
        } catch (IOException failure) {
            throw unwritable(String.valueOf(failure.getMessage()), failure);
        }
    }

    private LightboxException unwritable(String why, @Nullable Throwable cause) {
        return new LightboxException(
                ErrorCode.INVALID_INPUT,
                "The new secrets cannot be written to " + secretsFile + ": " + why + ".",
                "Name a file that does not exist yet, in a folder that you may write to.",
                cause);
    }

    @Override
    void print(KeyOperation.BulkOutcome outcome, PrintWriter out) {
        BulkText.print(outcome, out);
        out.println("The new secrets are in " + secretsFile + ".");
    }

    @Override
    ExitCode exitCode(KeyOperation.BulkOutcome outcome) {
        return BulkText.exitCode(outcome);
    }
}
