package dev.lightbox.cli;

import dev.lightbox.server.operations.KeyOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Refuses an API key for the time being. */
@Command(
        name = "suspend",
        description = "Suspend an API key. It and its tokens are refused at once, until it is resumed.",
        footer = {"%nExample:", "  lightbox keys suspend 8CF3CEA946DB4059A9999D3AF4035EFE"})
final class SuspendKeyCommand extends SiteOperationCommand<KeyOperation.Key> {
    @Parameters(paramLabel = "CLIENT_ID", description = "The key's Client Id.")
    String clientId = "";

    @Override
    Operation<KeyOperation.Key> operation() {
        return new KeyOperation.SuspendKey(clientId);
    }

    @Override
    void print(KeyOperation.Key key, PrintWriter out) {
        out.println("The API Key of the user with key " + key.userKey() + " is suspended.");
    }
}
