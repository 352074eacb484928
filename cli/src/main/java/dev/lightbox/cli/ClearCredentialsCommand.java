package dev.lightbox.cli;

import dev.lightbox.server.operations.ConnectionOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Forgets the credentials of a connection. */
@Command(
        name = "clear",
        description = "Forget all credentials of a connection. Its backups are skipped until new ones are saved.",
        footer = {"%nExample:", "  lightbox connect clear prod"})
final class ClearCredentialsCommand extends OperationCommand<ConnectionOperation.Connection> {
    @Parameters(paramLabel = "CONNECTION", description = "Label or id.")
    String connection = "";

    @Override
    Operation<ConnectionOperation.Connection> operation() {
        return new ConnectionOperation.ClearCredentials(connection);
    }

    @Override
    void print(ConnectionOperation.Connection changed, PrintWriter out) {
        out.println("The credentials of " + changed.label() + " are forgotten.");
    }
}
