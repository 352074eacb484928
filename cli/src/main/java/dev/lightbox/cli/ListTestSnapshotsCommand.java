package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.TestSnapshotOperation;
import dev.lightbox.server.operations.TestSnapshotOperation.Shown;
import dev.lightbox.server.operations.TestSnapshotOperation.TestSnapshots;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists the test snapshots of a connection. */
@Command(
        name = "test-snapshots",
        description = "List the test snapshots of a connection, newest first.",
        footer = {"%nExample:", "  lightbox connect test-snapshots prod"})
final class ListTestSnapshotsCommand extends OperationCommand<TestSnapshots> {
    private static final int SHORT_ID = 8;

    @Parameters(paramLabel = "CONNECTION", description = "Label or id.")
    String connection = "";

    @Override
    Operation<TestSnapshots> operation() {
        return new TestSnapshotOperation.ListTestSnapshots(connection);
    }

    @Override
    void print(TestSnapshots found, PrintWriter out) {
        Table table = new Table("SNAPSHOT", "TAKEN", "BY", "RESULT", "ROWS", "TESTS ON THE SITE");
        for (Shown shown : found.snapshots()) {
            table.row(
                    shown.snapshot().id().substring(0, SHORT_ID),
                    TestSnapshotText.taken(shown.snapshot()),
                    shown.snapshot().taken().by(),
                    shown.state().name().toLowerCase(Locale.ROOT),
                    shown.snapshot().rows().size(),
                    shown.snapshot().total());
        }
        table.print("No test snapshot yet. 'lightbox connect test-snapshot' takes one.", out);
    }
}
