package dev.lightbox.cli;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.Progress;
import dev.lightbox.kernel.Secret;
import dev.lightbox.server.operations.KeyOperation;
import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.Operations;
import java.io.PrintWriter;
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
                        + " a passphrase: 'gpg --decrypt' opens it, and so does 'lightbox keys open-secrets'. They are kept"
                        + " in Lightbox until the file is written: 'lightbox keys take-secrets' gets them after a failure.",
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
        Secret passphrase =
                Secrets.ofThisProcess().choose(passphraseFile, VARIABLE, "passphrase of the file", "--passphrase-file");
        return new KeyOperation.RegenerateSecrets(keys.selection(), overlap, passphrase);
    }

    @Override
    KeyOperation.BulkOutcome askSite(Operations operations, Actor actor, Progress progress) {
        try (NewSecretsTarget target = NewSecretsTarget.reserve(secretsFile)) {
            KeyOperation.BulkOutcome outcome = super.askSite(operations, actor, progress);
            if (outcome.newSecrets() != null) {
                target.take(outcome.newSecrets(), operations, actor);
            }
            return outcome;
        }
    }

    @Override
    void print(KeyOperation.BulkOutcome outcome, PrintWriter out) {
        BulkText.print(outcome, out);
        out.println(
                outcome.newSecrets() == null
                        ? "No secret was regenerated, so no file was written."
                        : "The new secrets are in " + secretsFile + ".");
    }

    @Override
    ExitCode exitCode(KeyOperation.BulkOutcome outcome) {
        return BulkText.exitCode(outcome);
    }
}
