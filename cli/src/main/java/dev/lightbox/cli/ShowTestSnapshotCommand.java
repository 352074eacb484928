package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.TestSnapshotOperation;
import dev.lightbox.server.operations.TestSnapshotOperation.Shown;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows a test snapshot. */
@Command(
        name = "show-test-snapshot",
        description = "Show a test snapshot as it lies in the repository.",
        footer = {"%nExample:", "  lightbox connect show-test-snapshot 3f2a9c01"})
final class ShowTestSnapshotCommand extends OperationCommand<Shown> {
    @Parameters(paramLabel = "SNAPSHOT", description = "Id or the beginning of one; 'test-snapshots' lists them.")
    String snapshot = "";

    @Override
    Operation<Shown> operation() {
        return new TestSnapshotOperation.ShowTestSnapshot(snapshot);
    }

    @Override
    void print(Shown shown, PrintWriter out) {
        TestSnapshotText.print(shown, out);
    }
}
