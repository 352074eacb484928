package dev.lightbox.cli;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.Progress;
import dev.lightbox.server.operations.ConnectionOperation;
import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.Operations;
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

    private String before = "";
    private String other = "";

    @Override
    ConnectionOperation.Connection ask(Operations operations, Actor actor, Progress progress) {
        ConnectionOperation.Connection found =
                operations.run(new ConnectionOperation.FindConnection(connection), actor);
        before = found.tenant().isEmpty() ? found.expectedTenant() : found.tenant();
        other = found.otherTenant() == null ? "" : found.otherTenant().tenant();
        return super.ask(operations, actor, progress);
    }

    @Override
    Operation<ConnectionOperation.Connection> operation() {
        return new ConnectionOperation.ConfirmTenant(connection, tenant);
    }

    @Override
    void print(ConnectionOperation.Connection changed, PrintWriter out) {
        out.println(told(changed.label(), before, other, changed.tenant()));
    }

    /** Names both tenants, so that a person who meant the other one sees it at once. */
    static String told(String label, String before, String other, String now) {
        String said = "The tenant of " + label
                + (now.equals(before)
                        ? " stays " + now + "; it is not " + other
                        : " is now " + now + "; it was " + before);
        return Table.printable(said) + ".";
    }
}
