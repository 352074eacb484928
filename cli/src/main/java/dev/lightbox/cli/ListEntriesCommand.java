package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.RepositoryOperation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what a snapshot holds. */
@Command(
        name = "entries",
        description = "List what a snapshot holds, by path.",
        footer = {"%nExample:", "  lightbox snapshot entries latest --prefix projects/"})
final class ListEntriesCommand extends OperationCommand<RepositoryOperation.Entries> {
    @Parameters(paramLabel = "SNAPSHOT", description = "An id, the beginning of one, or latest.")
    String snapshot = "";

    @Option(names = "--prefix", defaultValue = "", paramLabel = "PATH", description = "Only what lies below this path.")
    String prefix = "";

    @Mixin
    PageOptions page = new PageOptions();

    @Override
    Operation<RepositoryOperation.Entries> operation() {
        return new RepositoryOperation.ListEntries(snapshot, prefix, page.paging());
    }

    @Override
    void print(RepositoryOperation.Entries found, PrintWriter out) {
        Table table = new Table("PATH", "BYTES");
        found.entries().forEach(entry -> table.row(entry.path(), entry.size()));
        page.print(table, found.paging(), found.total(), "Nothing lies below " + prefix, out);
    }
}
