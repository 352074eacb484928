package dev.lightbox.cli;

import dev.lightbox.kernel.Severity;
import dev.lightbox.repository.CheckReport;
import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.RepositoryOperation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reads the repository back. */
@Command(
        name = "check",
        description = "Read everything back and name what is damaged or missing. Changes nothing.",
        footer = {"%nExamples:", "  lightbox repository check", "  lightbox repository check --structure-only"})
final class CheckRepositoryCommand extends OperationCommand<CheckReport> {
    @Option(names = "--structure-only", description = "Leave the content of packs out: faster, proves less.")
    boolean structureOnly;

    @Override
    Operation<CheckReport> operation() {
        return new RepositoryOperation.CheckRepository(!structureOnly);
    }

    @Override
    void print(CheckReport report, PrintWriter out) {
        report.findings().stream()
                .filter(finding -> finding.severity() != Severity.OK)
                .forEach(finding -> {
                    out.println(finding.severity() + "  " + Table.printable(finding.observed()));
                    if (!finding.remedy().isBlank()) {
                        out.println("    " + Table.printable(finding.remedy()));
                    }
                });
        out.println((report.healthy() ? "The repository is sound: " : "The repository is damaged: ") + report.files()
                + " files, " + report.bytes() + " bytes, " + report.blobs() + " blobs and " + report.snapshots()
                + " snapshots were read.");
    }

    @Override
    ExitCode exitCode(CheckReport report) {
        return report.healthy() ? ExitCode.DONE : ExitCode.FINDINGS;
    }
}
