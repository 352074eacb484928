package dev.lightbox.cli;

import dev.lightbox.server.operations.ConnectionOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** Lists connections. */
@Command(
        name = "list",
        description = "List connections: when their credentials were saved, and what the last check came to.",
        footer = {"%nExample:", "  lightbox connect list --json"})
final class ListConnectionsCommand extends OperationCommand<ConnectionOperation.Connections> {
    @Override
    Operation<ConnectionOperation.Connections> operation() {
        return new ConnectionOperation.ListConnections();
    }

    @Override
    void print(ConnectionOperation.Connections found, PrintWriter out) {
        Table table = new Table("LABEL", "SITE", "CREDENTIALS", "LAST CHECK", "LAST SUCCESS", "EXPIRES", "NEW ONES");
        for (ConnectionOperation.Connection connection : found.connections()) {
            table.row(
                    connection.label() + (connection.isDefault() ? " (default)" : ""),
                    connection.baseUrl(),
                    connection.saved() == null
                            ? "none"
                            : "saved " + connection.saved().at(),
                    connection.lastCheck() == null
                            ? "never"
                            : connection.lastCheck().verdict(),
                    connection.current() == null || connection.current().lastSuccess() == null
                            ? "never"
                            : connection.current().lastSuccess(),
                    connection.current() == null || connection.current().expiresAt() == null
                            ? "-"
                            : connection.current().expiresAt(),
                    connection.next() == null ? "-" : "wait to be checked");
        }
        table.print("No connections yet. 'lightbox connect add' makes one.", out);
    }
}
