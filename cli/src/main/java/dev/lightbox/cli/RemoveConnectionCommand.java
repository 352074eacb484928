package dev.lightbox.cli;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.Progress;
import dev.lightbox.server.operations.ConnectionOperation;
import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.Operations;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Removes a connection. */
@Command(
        name = "remove",
        description =
                "Remove a connection and forget its credentials, after asking whether that is meant. Snapshots stay.",
        footer = {"%nExamples:", "  lightbox connect remove prod", "  lightbox connect remove prod --yes"})
final class RemoveConnectionCommand extends OperationCommand<ConnectionOperation.Connection> {
    @Parameters(paramLabel = "CONNECTION", description = "Label or id.")
    String connection = "";

    @Mixin
    ConfirmOption confirmed = new ConfirmOption();

    @Override
    ConnectionOperation.Connection ask(Operations operations, Actor actor, Progress progress) {
        ConnectionOperation.Connection found =
                operations.run(new ConnectionOperation.FindConnection(connection), actor);
        confirmed.require(
                "remove the connection " + Table.printable(found.label()) + " to " + found.baseUrl()
                        + " with its credentials",
                System.console());
        // What was shown, even if its label has gone to another one while the question stood.
        connection = found.id();
        return super.ask(operations, actor, progress);
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
