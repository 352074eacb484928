package dev.lightbox.cli;

import dev.lightbox.server.operations.AuditOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the newest entries of the audit log. */
@Command(
        name = "list",
        description = "List entries of the audit log, newest first.",
        footer = {"%nExample:", "  lightbox site audit list --search api-key.delete"})
final class ListAuditCommand extends OperationCommand<AuditOperation.AuditEntries> {
    @Option(names = "--search", defaultValue = "", paramLabel = "TEXT", description = "Part of an entry.")
    String search = "";

    @Option(names = "--before", paramLabel = "ID", description = "Only what is older than this entry.")
    @Nullable
    Long before;

    @Option(
            names = "--size",
            defaultValue = "50",
            paramLabel = "N",
            description = "How many; 50 if not given, at most 1000.")
    int size = 50;

    @Override
    Operation<AuditOperation.AuditEntries> operation() {
        return new AuditOperation.ListAudit(search, before, size);
    }

    @Override
    void print(AuditOperation.AuditEntries found, PrintWriter out) {
        Table table = new Table("ID", "WHEN", "WHO", "WHAT", "TO WHAT", "FROM");
        for (AuditOperation.AuditEntry entry : found.entries()) {
            table.row(entry.id(), entry.at(), entry.actor(), entry.action(), entry.subject(), entry.origin());
        }
        table.print(out);
        if (found.next() != null) {
            out.println("Older ones: --before " + found.next());
        }
    }
}
