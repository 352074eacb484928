package dev.lightbox.cli;

import dev.lightbox.server.operations.ConnectionOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says which tenant is the right one. */
@Command(
        name = "confirm-tenant",
        description = {
            "Say which tenant is the right one after another has answered behind a connection.",
            "Until then its backups are stopped."
        },
        footer = {"%nExample:", "  lightbox connect confirm-tenant prod"})
final class ConfirmTenantCommand extends OperationCommand<ConnectionOperation.Connection> {
    @Parameters(paramLabel = "CONNECTION", description = "Label or id.")
    String connection = "";

    @Option(
            names = "--tenant",
            paramLabel = "ID",
            description = "The remembered tenant or the one that answers now (default: the one that answers now).")
    @Nullable
    String tenant;

    @Override
    Operation<ConnectionOperation.Connection> operation() {
        return new ConnectionOperation.ConfirmTenant(connection, tenant);
    }

    @Override
    void print(ConnectionOperation.Connection changed, PrintWriter out) {
        out.println("The tenant of " + changed.label() + " is " + Table.printable(changed.tenant()) + ".");
    }
}
