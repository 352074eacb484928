package dev.lightbox.cli;

import dev.lightbox.server.operations.KeyOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a new secret in the place of the old one. */
@Command(
        name = "regenerate",
        description =
                "Regenerate the Client Secret of a key. Without --overlap the old secret and its tokens stop working"
                        + " at once.",
        footer = {
            "%nExamples:",
            "  lightbox keys regenerate 8CF3CEA946DB4059A9999D3AF4035EFE",
            "  lightbox keys regenerate 8CF3CEA946DB4059A9999D3AF4035EFE --overlap 24h"
        })
final class RegenerateSecretCommand extends SiteOperationCommand<KeyOperation.IssuedKey> {
    @Parameters(paramLabel = "CLIENT_ID", description = "The key's Client Id.")
    String clientId = "";

    @Option(
            names = "--overlap",
            defaultValue = "none",
            paramLabel = "TIME",
            description = "How long the old secret works beside the new one: none, 1h, 24h, 7d or 30d.")
    String overlap = "none";

    @Option(
            names = "--lifetime-days",
            paramLabel = "DAYS",
            description = "How long the new secret works; as long as the old one was made for, if not given.")
    @Nullable
    Integer lifetimeDays;

    @Override
    Operation<KeyOperation.IssuedKey> operation() {
        return new KeyOperation.RegenerateSecret(clientId, overlap, lifetimeDays, null);
    }

    @Override
    void print(KeyOperation.IssuedKey issued, PrintWriter out) {
        out.println("The Client Secret for user with key " + issued.userKey() + " was regenerated.");
        SecretOnce.print(issued, out);
    }
}
