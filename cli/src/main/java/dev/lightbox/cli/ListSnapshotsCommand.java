package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.RepositoryOperation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** Lists snapshots. */
@Command(
        name = "list",
        description = "List snapshots, newest first.",
        footer = {"%nExample:", "  lightbox snapshot list"})
final class ListSnapshotsCommand extends OperationCommand<RepositoryOperation.Snapshots> {
    private static final int SHORT_ID = 8;

    @Override
    Operation<RepositoryOperation.Snapshots> operation() {
        return new RepositoryOperation.ListSnapshots();
    }

    @Override
    void print(RepositoryOperation.Snapshots found, PrintWriter out) {
        Table table = new Table("SNAPSHOT", "CREATED", "ENTRIES", "BYTES");
        for (RepositoryOperation.SnapshotSummary snapshot : found.snapshots()) {
            table.row(
                    snapshot.id().substring(0, SHORT_ID),
                    snapshot.createdAt(),
                    snapshot.entries(),
                    snapshot.totalBytes());
        }
        table.print("No snapshots yet. 'lightbox backup run' takes the first one.", out);
    }
}
