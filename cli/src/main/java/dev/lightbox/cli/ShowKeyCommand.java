package dev.lightbox.cli;

import dev.lightbox.server.operations.KeyOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one API key. */
@Command(
        name = "show",
        description = "Show an API key: its status, its use, and until when its secrets work.",
        footer = {"%nExample:", "  lightbox keys show 8CF3CEA946DB4059A9999D3AF4035EFE"})
final class ShowKeyCommand extends SiteOperationCommand<KeyOperation.Key> {
    @Parameters(paramLabel = "CLIENT_ID", description = "The key's Client Id.")
    String clientId = "";

    @Override
    Operation<KeyOperation.Key> operation() {
        return new KeyOperation.ShowKey(clientId);
    }

    @Override
    void print(KeyOperation.Key key, PrintWriter out) {
        out.println("User          " + key.userKey() + (key.userActive() ? "" : " (deactivated)"));
        out.println("Client Id     " + key.clientId());
        if (!key.label().isEmpty()) {
            out.println("Label         " + Table.printable(key.label()));
        }
        out.println("Status        " + key.status());
        out.println("Created       " + key.createdAt() + " by " + key.createdBy());
        out.println("Last used     " + KeyText.use(key.lastUse()));
        out.println("Secret made   " + key.secretMadeAt());
        out.println("Expires       " + (key.expiresAt() == null ? "never" : key.expiresAt()));
        if (key.oldSecretUntil() != null) {
            out.println("Old secret    works until " + key.oldSecretUntil() + "; since it was replaced: "
                    + KeyText.use(key.oldSecretLastUse()));
        }
    }
}
