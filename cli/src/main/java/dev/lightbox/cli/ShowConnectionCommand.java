package dev.lightbox.cli;

import dev.lightbox.server.operations.ConnectionOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows what is known about a connection. */
@Command(
        name = "show",
        description =
                "Show a connection: its key pairs, when they were saved, checked and found healthy, and when they expire.",
        footer = {"%nExample:", "  lightbox connect show prod"})
final class ShowConnectionCommand extends OperationCommand<ConnectionOperation.Connection> {
    @Parameters(paramLabel = "CONNECTION", description = "Label or id.")
    String connection = "";

    @Override
    Operation<ConnectionOperation.Connection> operation() {
        return new ConnectionOperation.FindConnection(connection);
    }

    @Override
    void print(ConnectionOperation.Connection found, PrintWriter out) {
        ConnectionText.print(found, out);
    }
}
