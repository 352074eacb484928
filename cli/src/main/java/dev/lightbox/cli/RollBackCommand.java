package dev.lightbox.cli;

import dev.lightbox.server.operations.ConnectionOperation;
import dev.lightbox.server.operations.CredentialOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Puts the previous key pair of a connection in use again. */
@Command(
        name = "roll-back",
        description = "Use the previous credentials again; those in use are kept in their place for seven days.",
        footer = {"%nExample:", "  lightbox connect roll-back prod"})
final class RollBackCommand extends OperationCommand<ConnectionOperation.Connection> {
    @Parameters(paramLabel = "CONNECTION", description = "Label or id.")
    String connection = "";

    @Override
    Operation<ConnectionOperation.Connection> operation() {
        return new CredentialOperation.RollBack(connection);
    }

    @Override
    void print(ConnectionOperation.Connection changed, PrintWriter out) {
        out.println(changed.label() + " uses its earlier credentials again.");
        out.println("Next: 'lightbox connect check " + changed.label() + "'.");
    }
}
