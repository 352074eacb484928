package dev.lightbox.cli;

import dev.lightbox.server.operations.ConnectionOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Removes a connection. */
@Command(
        name = "remove",
        description = "Remove a connection and forget its credentials. Snapshots stay.",
        footer = {"%nExample:", "  lightbox connect remove prod"})
final class RemoveConnectionCommand extends OperationCommand<ConnectionOperation.Connection> {
    @Parameters(paramLabel = "CONNECTION", description = "Label or id.")
    String connection = "";

    @Override
    Operation<ConnectionOperation.Connection> operation() {
        return new ConnectionOperation.RemoveConnection(connection);
    }

    @Override
    void print(ConnectionOperation.Connection removed, PrintWriter out) {
        out.println("Connection " + removed.label() + " was removed.");
    }
}
