package dev.lightbox.cli;

import dev.lightbox.backup.BackupRun;
import dev.lightbox.server.operations.BackupOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists backup runs. */
@Command(
        name = "list",
        description = "List backup runs, newest first.",
        footer = {"%nExample:", "  lightbox backup list --page-size 10"})
final class ListRunsCommand extends OperationCommand<BackupOperation.Runs> {
    @Mixin
    PageOptions page = new PageOptions();

    @Override
    Operation<BackupOperation.Runs> operation() {
        return new BackupOperation.ListRuns(page.paging());
    }

    @Override
    void print(BackupOperation.Runs found, PrintWriter out) {
        Table table = new Table("RUN", "STATE", "CONNECTION", "STARTED", "GAPS", "REQUESTS");
        for (BackupRun run : found.runs()) {
            table.row(
                    run.id(),
                    RunText.stateName(run),
                    run.connectionLabel(),
                    run.startedAt(),
                    run.gapCount(),
                    run.requests());
        }
        page.print(
                table,
                found.paging(),
                found.total(),
                "No backups yet. 'lightbox backup run' takes the first one.",
                out);
    }
}
