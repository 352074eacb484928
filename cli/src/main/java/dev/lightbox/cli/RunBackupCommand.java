package dev.lightbox.cli;

import dev.lightbox.backup.BackupRun;
import dev.lightbox.server.operations.BackupOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Captures a site into the repository. */
@Command(
        name = "run",
        description = "Back a site up now. A run that was interrupted goes on where it ended.",
        footer = {"%nExamples:", "  lightbox backup run", "  lightbox backup run prod --json"})
final class RunBackupCommand extends OperationCommand<BackupRun> {
    @Parameters(
            arity = "0..1",
            paramLabel = "CONNECTION",
            description = "Label or id (default: the default connection).")
    String connection = "";

    @Override
    Operation<BackupRun> operation() {
        return new BackupOperation.RunBackup(connection);
    }

    @Override
    void print(BackupRun run, PrintWriter out) {
        RunText.print(run, out);
    }

    @Override
    ExitCode exitCode(BackupRun run) {
        return RunText.exitCode(run);
    }
}
