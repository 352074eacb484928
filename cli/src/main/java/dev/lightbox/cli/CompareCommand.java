package dev.lightbox.cli;

import dev.lightbox.backup.Change;
import dev.lightbox.backup.ComparisonReport;
import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.RepositoryOperation;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two snapshots. */
@Command(
        name = "compare",
        description = {
            "Compare two snapshots item by item and field by field.",
            "After a restore, --restore translates the ids and counts what cannot come back apart."
        },
        footer = {
            "%nExamples:",
            "  lightbox compare 3fa94c01 latest",
            "  lightbox compare 3fa94c01 latest --restore 0d1e2f3a-9b8c7d6e"
        })
final class CompareCommand extends OperationCommand<ComparisonReport> {
    @Parameters(index = "0", paramLabel = "FIRST", description = "An id, the beginning of one, or latest.")
    String first = "";

    @Parameters(index = "1", paramLabel = "SECOND", description = "An id, the beginning of one, or latest.")
    String second = "";

    @Option(
            names = "--restore",
            paramLabel = "RESTORE",
            description = "The restore that led from the first to the second.")
    @Nullable
    String restore;

    @Override
    Operation<ComparisonReport> operation() {
        return new RepositoryOperation.CompareSnapshots(first, second, restore);
    }

    @Override
    void print(ComparisonReport report, PrintWriter out) {
        report.changes().stream().filter(Change::isReal).forEach(change -> print(change, out));
        Table table = new Table("KIND", "ADDED", "REMOVED", "MODIFIED", "NOT RESTORABLE", "UNCHANGED");
        report.tallies()
                .forEach((kind, tally) -> table.row(
                        kind.label(),
                        tally.added(),
                        tally.removed(),
                        tally.modified(),
                        tally.inherent(),
                        tally.unchanged()));
        table.print(out);
        report.notRestorable()
                .forEach((row, count) -> out.println("Not restorable: " + row.title() + " (" + count + ")"));
        out.println(report.isSame() ? "The snapshots hold the same." : "The snapshots differ.");
    }

    private static void print(Change change, PrintWriter out) {
        String marker = switch (change) {
            case Change.Added _ -> "+";
            case Change.Removed _ -> "-";
            case Change.Modified _ -> "M";
        };
        out.println(Table.printable(marker + " " + change.item().kind().label() + " "
                + change.item().label()));
        if (change instanceof Change.Modified modified) {
            modified.differences().stream()
                    .filter(difference -> difference.inherent().isEmpty())
                    .forEach(difference -> out.println(Table.printable("    " + difference.path() + ": "
                            + difference.before().orElse("(absent)") + " → "
                            + difference.after().orElse("(absent)"))));
        }
    }

    @Override
    ExitCode exitCode(ComparisonReport report) {
        return report.isSame() ? ExitCode.DONE : ExitCode.FINDINGS;
    }
}
