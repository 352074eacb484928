package dev.lightbox.cli;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.Progress;
import dev.lightbox.server.operations.KeyOperation;
import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.Operations;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Removes an API key. */
@Command(
        name = "delete",
        description = "Delete an API key, after asking whether that is meant. It and its tokens stop working at once.",
        footer = {
            "%nExamples:",
            "  lightbox keys delete 8CF3CEA946DB4059A9999D3AF4035EFE",
            "  lightbox keys delete 8CF3CEA946DB4059A9999D3AF4035EFE --yes"
        })
final class DeleteKeyCommand extends SiteOperationCommand<KeyOperation.Key> {
    @Parameters(paramLabel = "CLIENT_ID", description = "The key's Client Id.")
    String clientId = "";

    @Mixin
    ConfirmOption confirmed = new ConfirmOption();

    @Override
    KeyOperation.Key askSite(Operations operations, Actor actor, Progress progress) {
        KeyOperation.Key found = operations.run(new KeyOperation.ShowKey(clientId), actor);
        confirmed.require(
                "delete the API key of " + Table.printable(found.userKey()) + ", last used: "
                        + KeyText.use(found.lastUse()),
                System.console());
        return super.askSite(operations, actor, progress);
    }

    @Override
    Operation<KeyOperation.Key> operation() {
        return new KeyOperation.DeleteKey(clientId);
    }

    @Override
    void print(KeyOperation.Key deleted, PrintWriter out) {
        out.println("The API Key of the user with key " + deleted.userKey() + " was deleted.");
    }
}
