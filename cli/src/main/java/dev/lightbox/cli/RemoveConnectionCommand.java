package dev.lightbox.cli;

import dev.lightbox.server.operations.ConnectionOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** Removes a connection. */
@Command(
        name = "remove",
        description =
                "Remove a connection and forget its credentials, after asking whether that is meant. Snapshots stay.",
        footer = {"%nExamples:", "  lightbox connect remove prod", "  lightbox connect remove prod --yes"})
final class RemoveConnectionCommand extends ConfirmedConnectionCommand {
    @Override
    String deed(ConnectionOperation.Connection found) {
        return "remove the connection " + Table.printable(found.label()) + " to " + found.baseUrl()
                + " with its credentials";
    }

    @Override
    Operation<ConnectionOperation.Connection> operation() {
        return new ConnectionOperation.RemoveConnection(connection);
    }

    @Override
    void print(ConnectionOperation.Connection removed, PrintWriter out) {
        out.println("Connection " + removed.label() + " was removed.");
    }
}
