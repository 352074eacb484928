package dev.lightbox.cli;

import dev.lightbox.backup.BackupRun;
import dev.lightbox.server.operations.BackupOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one backup run. */
@Command(
        name = "show",
        description = "Show one backup run: counts, gaps and their reasons.",
        footer = {"%nExample:", "  lightbox backup show 9f86d081884c7d659a2feaa0c55ad015"})
final class ShowRunCommand extends OperationCommand<BackupRun> {
    @Parameters(paramLabel = "RUN", description = "The run's id; 'lightbox backup list' shows them.")
    String run = "";

    @Override
    Operation<BackupRun> operation() {
        return new BackupOperation.FindRun(run);
    }

    @Override
    void print(BackupRun found, PrintWriter out) {
        RunText.print(found, out);
    }

    @Override
    ExitCode exitCode(BackupRun found) {
        return RunText.exitCode(found);
    }
}
