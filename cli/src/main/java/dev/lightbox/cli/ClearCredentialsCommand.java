package dev.lightbox.cli;

import dev.lightbox.server.operations.ConnectionOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** Forgets the credentials of a connection. */
@Command(
        name = "clear",
        description =
                "Forget all credentials of a connection, after asking whether that is meant. Its backups are skipped until"
                        + " new ones are saved.",
        footer = {"%nExamples:", "  lightbox connect clear prod", "  lightbox connect clear prod --yes"})
final class ClearCredentialsCommand extends ConfirmedConnectionCommand {
    @Override
    String deed(ConnectionOperation.Connection found) {
        return "forget the credentials of the connection " + Table.printable(found.label());
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
