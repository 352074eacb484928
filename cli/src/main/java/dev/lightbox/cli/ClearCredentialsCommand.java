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

/** Forgets the credentials of a connection. */
@Command(
        name = "clear",
        description =
                "Forget all credentials of a connection, after asking whether that is meant. Its backups are skipped until"
                        + " new ones are saved.",
        footer = {"%nExamples:", "  lightbox connect clear prod", "  lightbox connect clear prod --yes"})
final class ClearCredentialsCommand extends OperationCommand<ConnectionOperation.Connection> {
    @Parameters(paramLabel = "CONNECTION", description = "Label or id.")
    String connection = "";

    @Mixin
    ConfirmOption confirmed = new ConfirmOption();

    @Override
    ConnectionOperation.Connection ask(Operations operations, Actor actor, Progress progress) {
        ConnectionOperation.Connection found =
                operations.run(new ConnectionOperation.FindConnection(connection), actor);
        confirmed.require(
                "forget the credentials of the connection " + Table.printable(found.label()), System.console());
        // What was shown, even if its label has gone to another one while the question stood.
        connection = found.id();
        return super.ask(operations, actor, progress);
    }

    @Override
    Operation<ConnectionOperation.Connection> operation() {
        return new ConnectionOperation.ClearCredentials(connection);
    }

    @Override
    void print(ConnectionOperation.Connection changed, PrintWriter out) {
        out.println("The credentials of " + changed.label() + " are forgotten.");
    }
}
