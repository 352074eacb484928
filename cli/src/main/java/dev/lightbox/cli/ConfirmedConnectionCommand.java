package dev.lightbox.cli;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.Progress;
import dev.lightbox.server.operations.ConnectionOperation;
import dev.lightbox.server.operations.ConnectionOperation.Connection;
import dev.lightbox.server.operations.Operations;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A command that takes from a connection what nobody can bring back, after a person has seen which one it is. */
abstract class ConfirmedConnectionCommand extends OperationCommand<Connection> {
    @Parameters(paramLabel = "CONNECTION", description = "Label or id.")
    String connection = "";

    @Mixin
    ConfirmOption confirmed = new ConfirmOption();

    /** What is about to be done to it, as "remove the connection prod". */
    abstract String deed(Connection found);

    @Override
    Connection ask(Operations operations, Actor actor, Progress progress) {
        Connection found = operations.run(new ConnectionOperation.FindConnection(connection), actor);
        confirmed.require(deed(found), System.console());
        // What was shown, even if its label has gone to another one while the question stood.
        connection = found.id();
        return super.ask(operations, actor, progress);
    }
}
