package dev.lightbox.cli;

import dev.lightbox.server.operations.KeyOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets a suspended API key in again. */
@Command(
        name = "resume",
        description = "Resume a suspended API key, with its secret and the tokens that have not ended meanwhile.",
        footer = {"%nExample:", "  lightbox keys resume 8CF3CEA946DB4059A9999D3AF4035EFE"})
final class ResumeKeyCommand extends SiteOperationCommand<KeyOperation.Key> {
    @Parameters(paramLabel = "CLIENT_ID", description = "The key's Client Id.")
    String clientId = "";

    @Override
    Operation<KeyOperation.Key> operation() {
        return new KeyOperation.ResumeKey(clientId);
    }

    @Override
    void print(KeyOperation.Key key, PrintWriter out) {
        out.println("The API Key of the user with key " + key.userKey() + " is " + key.status() + " again.");
    }
}
