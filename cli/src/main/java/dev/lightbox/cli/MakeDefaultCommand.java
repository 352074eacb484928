package dev.lightbox.cli;

import dev.lightbox.server.operations.ConnectionOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes a connection the default. */
@Command(
        name = "default",
        description = "Make a connection the one that is meant where none is named.",
        footer = {"%nExample:", "  lightbox connect default prod"})
final class MakeDefaultCommand extends OperationCommand<ConnectionOperation.Connection> {
    @Parameters(paramLabel = "CONNECTION", description = "Label or id.")
    String connection = "";

    @Override
    Operation<ConnectionOperation.Connection> operation() {
        return new ConnectionOperation.MakeDefault(connection);
    }

    @Override
    void print(ConnectionOperation.Connection changed, PrintWriter out) {
        out.println(changed.label() + " is the default connection now.");
    }
}
