package dev.lightbox.cli;

import dev.lightbox.backup.TestSnapshot;
import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.TestSnapshotOperation;
import dev.lightbox.server.operations.TestSnapshotOperation.Shown;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes a small snapshot that proves a connection. */
@Command(
        name = "test-snapshot",
        description = {
            "Take a test snapshot: read up to 100 tests with their test type, freeze them in the repository, read them back.",
            "Exit code 3 when rows or fields are missing."
        },
        footer = {"%nExample:", "  lightbox connect test-snapshot prod --json"})
final class TestSnapshotCommand extends OperationCommand<Shown> {
    @Parameters(paramLabel = "CONNECTION", description = "Label or id.")
    String connection = "";

    @Override
    Operation<Shown> operation() {
        return new TestSnapshotOperation.TakeTestSnapshot(connection);
    }

    @Override
    void print(Shown shown, PrintWriter out) {
        TestSnapshotText.print(shown, out);
    }

    @Override
    ExitCode exitCode(Shown shown) {
        return shown.state() == TestSnapshot.State.PARTIAL ? ExitCode.FINDINGS : ExitCode.DONE;
    }
}
