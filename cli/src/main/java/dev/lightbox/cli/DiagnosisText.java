package dev.lightbox.cli;

import dev.lightbox.doctor.Diagnosis;
import dev.lightbox.doctor.MatrixRow;
import dev.lightbox.doctor.Probe;
import dev.lightbox.kernel.Finding;
import java.io.PrintWriter;

/** Tells a diagnosis to a person: a line for each probe, then what it means and what to do. */
final class DiagnosisText {
    private DiagnosisText() {}

    static void print(Diagnosis diagnosis, PrintWriter out) {
        for (Probe probe : diagnosis.probes()) {
            out.println(mark(probe) + " " + probe.title() + "  " + probe.url() + "  " + probe.tookMillis() + " ms");
            out.println("    " + Table.printable(probe.meaning()));
        }
        for (MatrixRow row : diagnosis.matrix()) {
            out.println(Table.printable("  " + row.host() + "  " + row.url() + "  " + row.outcome() + "  "
                    + row.status() + " " + row.said()));
        }
        for (Finding finding : diagnosis.findings()) {
            out.println(mark(finding) + " " + Table.printable(finding.observed()));
            if (!finding.remedy().isBlank()) {
                out.println("    " + Table.printable(finding.remedy()));
            }
        }
        out.println(diagnosis.verdict() + ": " + diagnosis.sentence());
    }

    private static String mark(Probe probe) {
        return switch (probe.outcome()) {
            case PASSED -> "✓";
            case WARNED -> "!";
            case FAILED -> "✗";
            case SKIPPED -> "-";
        };
    }

    private static String mark(Finding finding) {
        return switch (finding.severity()) {
            case OK, NOTE -> "✓";
            case WARNING -> "!";
            case PROBLEM -> "✗";
        };
    }
}
