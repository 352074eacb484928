package dev.lightbox.doctor.internal.evidence;

import dev.lightbox.doctor.Diagnosis;
import dev.lightbox.doctor.MatrixRow;
import dev.lightbox.doctor.Probe;
import dev.lightbox.doctor.TicketDetails;
import dev.lightbox.kernel.Finding;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The report of an examination, as Markdown. */
public final class ReportText {
    /** The two calls that the vendor's support asks for. */
    private static final Set<String> BOTH_CALLS = Set.of("authenticate", "data-call");

    private final Diagnosis diagnosis;
    private final TicketDetails details;
    private final String version;
    private final StringBuilder text = new StringBuilder();

    public ReportText(Diagnosis diagnosis, TicketDetails details, String version) {
        this.diagnosis = diagnosis;
        this.details = details;
        this.version = version;
    }

    public String text() {
        line("# Xray connectivity report");
        line("");
        line("**" + diagnosis.verdict() + "**: " + diagnosis.sentence());
        line("");
        for (Finding finding : diagnosis.findings()) {
            line("- " + finding.severity() + " (" + Quoted.code(finding.checkId()) + "): "
                    + Quoted.prose(finding.observed()));
            if (!finding.remedy().isBlank()) {
                line("  - " + Quoted.prose(finding.remedy()));
            }
        }
        site();
        line("");
        line("## The two calls");
        diagnosis.probes().stream()
                .filter(probe -> BOTH_CALLS.contains(probe.id()))
                .forEach(this::call);
        matrix();
        probes();
        line("");
        line("## Made by");
        line("");
        line("Lightbox " + Quoted.prose(version) + ", Java " + Runtime.version() + ", " + System.getProperty("os.name")
                + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch"));
        return text.toString();
    }

    private void site() {
        String urls =
                details.siteUrls().stream().map(URI::toString).map(Quoted::code).collect(Collectors.joining(", "));
        line("");
        line("## Site");
        line("");
        line("- Jira and Confluence: " + (urls.isEmpty() ? "(not given)" : urls));
        line("- Xray tenant: " + orUnknown(diagnosis.identity().tenant()));
        line("- The key's user: " + orUnknown(diagnosis.identity().accountId()));
        line("- Data residency of Jira and of Xray: "
                + details.screenshot().map(picture -> "see " + picture.name()).orElse("(no screenshot was added)"));
    }

    private void call(Probe probe) {
        line("");
        line("### " + probe.title());
        line("");
        line("- " + Quoted.code(probe.url().toString()) + " at " + probe.at() + ", " + probe.tookMillis() + " ms");
        line("- Status " + (probe.status() == 0 ? "none" : probe.status()) + " " + Quoted.code(probe.contentType()));
        probe.headers().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(header -> line("- " + header.getKey() + ": " + Quoted.code(header.getValue())));
        line("- Answer: " + Quoted.code(probe.answer()));
        line("- Meaning: " + Quoted.prose(probe.meaning()));
    }

    private void matrix() {
        line("");
        line("## The data call at every host");
        line("");
        table(List.of("host", "address", "outcome", "status", "said", "ms"));
        for (MatrixRow row : diagnosis.matrix()) {
            row(List.of(
                    row.host(),
                    Quoted.code(row.url().toString()),
                    row.outcome().name(),
                    String.valueOf(row.status()),
                    Quoted.code(row.said()),
                    String.valueOf(row.tookMillis())));
        }
    }

    private void probes() {
        line("");
        line("## All probes");
        line("");
        table(List.of("probe", "outcome", "at", "ms", "status", "seen", "meaning"));
        for (Probe probe : diagnosis.probes()) {
            row(List.of(
                    probe.title(),
                    probe.outcome().name(),
                    probe.at().toString(),
                    String.valueOf(probe.tookMillis()),
                    String.valueOf(probe.status()),
                    Quoted.code(probe.answer()),
                    Quoted.prose(probe.meaning())));
        }
    }

    private void table(List<String> headings) {
        row(headings);
        row(headings.stream().map(_ -> "---").toList());
    }

    private void row(List<String> cells) {
        line("| " + String.join(" | ", cells) + " |");
    }

    private static String orUnknown(String value) {
        return value.isEmpty() ? "(not known)" : Quoted.code(value);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
