package dev.lightbox.cli;

import dev.lightbox.doctor.Diagnosis;
import dev.lightbox.doctor.MatrixRow;
import dev.lightbox.doctor.Probe;
import dev.lightbox.kernel.Finding;
import java.io.PrintWriter;
import java.util.Set;

/** Tells a diagnosis to a person: a line for each probe, then what it means and what to do. */
final class DiagnosisText {
    private static final int SHOWN = 300;

    /** The ids of the probes that go the way to the site, leg by leg. */
    private static final Set<String> WAY = Set.of("dns", "tcp", "proxy", "tls");

    private DiagnosisText() {}

    static void print(Diagnosis diagnosis, PrintWriter out) {
        diagnosis.probes().forEach(probe -> print(probe, diagnosis, out));
        if (diagnosis.matrix().size() > 1) {
            print("Data call at every host", diagnosis, out);
        }
        out.println();
        for (Finding finding : diagnosis.told()) {
            out.println(mark(finding) + " " + Table.printable(finding.observed()));
            detail(finding.remedy(), out);
        }
        out.println();
        Paint paint = diagnosis.connectionOpen() ? Paint.GOOD : Paint.BAD;
        out.println(paint.over(diagnosis.verdict().name()) + ": " + diagnosis.sentence());
    }

    private static void print(Probe probe, Diagnosis diagnosis, PrintWriter out) {
        String took = probe.tookMillis() > 0 ? "  " + probe.tookMillis() + " ms" : "";
        String status = probe.status() > 0 ? "  status " + probe.status() : "";
        String where =
                probe.curl().isEmpty() ? "" : "  " + Table.printable(probe.url().toString());
        out.println(mark(probe) + " " + probe.title() + Paint.QUIET.over(where + status + took));
        if (isEcho(probe, diagnosis)) {
            return;
        }
        boolean toldBelow = diagnosis.findings().getFirst().observed().contains(probe.meaning());
        if (!toldBelow) {
            detail(probe.meaning(), out);
        }
        boolean saysMore = !probe.answer().isEmpty() && !probe.meaning().contains(probe.answer());
        if (saysMore && probe.outcome() != Probe.Outcome.SKIPPED) {
            detail(shortened(probe.answer()), out);
        }
    }

    /** A call that failed because the way to the site ends before it: the leg of the way has told why. */
    private static boolean isEcho(Probe probe, Diagnosis diagnosis) {
        return probe.outcome() == Probe.Outcome.FAILED
                && probe.status() == 0
                && !WAY.contains(probe.id())
                && diagnosis.probes().stream()
                        .anyMatch(leg -> WAY.contains(leg.id()) && leg.outcome() == Probe.Outcome.FAILED);
    }

    private static void print(String title, Diagnosis diagnosis, PrintWriter out) {
        out.println();
        out.println(title);
        Table table = new Table("  HOST", "ADDRESS", "OUTCOME", "STATUS", "SAID");
        for (MatrixRow row : diagnosis.matrix()) {
            table.row("  " + row.host(), row.url(), row.outcome(), row.status(), shortened(row.said()));
        }
        table.print(out);
    }

    private static void detail(String text, PrintWriter out) {
        if (!text.isBlank()) {
            out.println("    " + Table.printable(text));
        }
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private static String mark(Probe probe) {
        return switch (probe.outcome()) {
            case PASSED -> Paint.GOOD.over("✓");
            case WARNED -> Paint.ODD.over("!");
            case FAILED -> Paint.BAD.over("✗");
            case SKIPPED -> Paint.QUIET.over("-");
        };
    }

    private static String mark(Finding finding) {
        return switch (finding.severity()) {
            case OK -> Paint.GOOD.over("✓");
            case NOTE -> Paint.QUIET.over("i");
            case WARNING -> Paint.ODD.over("!");
            case PROBLEM -> Paint.BAD.over("✗");
        };
    }
}
