package dev.lightbox.cli;

import dev.lightbox.backup.BackupRun;
import dev.lightbox.server.operations.BackupOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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

    @Option(
            names = "--gone",
            paramLabel = "PROJECT",
            description = "Key or id of a project that earlier snapshots hold and that is gone for good: its absence is"
                    + " no gap from now on. Repeatable.")
    Set<String> gone = Set.of();

    @Override
    Operation<BackupRun> operation() {
        return new BackupOperation.RunBackup(connection, gone);
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
