package dev.lightbox.cli;

import dev.lightbox.server.operations.ConnectionOperation;
import dev.lightbox.server.operations.CredentialOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Forgets a key pair that is not in use. */
@Command(
        name = "drop",
        description = "Forget the credentials that wait to take over, or those that were replaced.",
        footer = {"%nExample:", "  lightbox connect drop prod next"})
final class DropPairCommand extends OperationCommand<ConnectionOperation.Connection> {
    @Parameters(paramLabel = "CONNECTION", description = "Label or id.")
    String connection = "";

    @Parameters(index = "1", paramLabel = "GENERATION", description = "next or previous.")
    String generation = "";

    @Override
    Operation<ConnectionOperation.Connection> operation() {
        return new CredentialOperation.DropPair(connection, generation);
    }

    @Override
    void print(ConnectionOperation.Connection changed, PrintWriter out) {
        out.println("The " + generation + " credentials of " + changed.label() + " are forgotten.");
    }
}
