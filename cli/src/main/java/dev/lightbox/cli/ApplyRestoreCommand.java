package dev.lightbox.cli;

import dev.lightbox.backup.RestoreReport;
import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.RestoreOperation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Does what a plan says. */
@Command(
        name = "apply",
        description = "Do what a plan says. What an interrupted restore did already is not done again.",
        footer = {"%nExample:", "  lightbox restore apply 0d1e2f3a-9b8c7d6e"})
final class ApplyRestoreCommand extends OperationCommand<RestoreReport> {
    @Parameters(paramLabel = "RESTORE", description = "What 'lightbox restore plan' called it.")
    String restore = "";

    @Override
    Operation<RestoreReport> operation() {
        return new RestoreOperation.ApplyRestore(restore);
    }

    @Override
    void print(RestoreReport report, PrintWriter out) {
        report.created().forEach((kind, count) -> out.println("Created " + count + " × " + kind.label()));
        report.existed().forEach((kind, count) -> out.println("There already: " + count + " × " + kind.label()));
        report.failed()
                .forEach(failure -> out.println(Table.printable(
                        "✗ " + failure.kind().label() + " " + failure.label() + ": " + failure.reason())));
        report.lost()
                .forEach((row, count) ->
                        out.println("Cannot come back through the API: " + row.title() + " (" + count + ")"));
        out.println((report.isComplete() ? "Restored" : "Restored in part") + ", " + report.requests() + " requests.");
    }

    @Override
    ExitCode exitCode(RestoreReport report) {
        return report.isComplete() ? ExitCode.DONE : ExitCode.FINDINGS;
    }
}
