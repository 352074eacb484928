package dev.lightbox.cli;

import dev.lightbox.server.operations.KeyOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Puts a new secret in the place of the old one. */
@Command(
        name = "regenerate",
        description = "Regenerate the Client Secret of a key. The old secret and its tokens stop working at once.",
        footer = {"%nExample:", "  lightbox keys regenerate 8CF3CEA946DB4059A9999D3AF4035EFE"})
final class RegenerateSecretCommand extends SiteOperationCommand<KeyOperation.IssuedKey> {
    @Parameters(paramLabel = "CLIENT_ID", description = "The key's Client Id.")
    String clientId = "";

    @Override
    Operation<KeyOperation.IssuedKey> operation() {
        return new KeyOperation.RegenerateSecret(clientId);
    }

    @Override
    void print(KeyOperation.IssuedKey issued, PrintWriter out) {
        out.println("The Client Secret for user with key " + issued.userKey() + " was regenerated.");
        SecretOnce.print(issued, out);
    }
}
