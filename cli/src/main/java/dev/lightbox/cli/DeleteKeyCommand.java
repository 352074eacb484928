package dev.lightbox.cli;

import dev.lightbox.server.operations.KeyOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Removes an API key. */
@Command(
        name = "delete",
        description = "Delete an API key. It and its tokens stop working at once.",
        footer = {"%nExample:", "  lightbox keys delete 8CF3CEA946DB4059A9999D3AF4035EFE"})
final class DeleteKeyCommand extends SiteOperationCommand<KeyOperation.Key> {
    @Parameters(paramLabel = "CLIENT_ID", description = "The key's Client Id.")
    String clientId = "";

    @Override
    Operation<KeyOperation.Key> operation() {
        return new KeyOperation.DeleteKey(clientId);
    }

    @Override
    void print(KeyOperation.Key deleted, PrintWriter out) {
        out.println("The API Key of the user with key " + deleted.userKey() + " was deleted.");
    }
}
