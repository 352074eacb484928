package dev.lightbox.doctor.internal.evidence;

import dev.lightbox.doctor.Diagnosis;
import dev.lightbox.doctor.Probe;
import dev.lightbox.doctor.TicketDetails;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Collectors;

/** The mail to the vendor's support, ready to be sent (seed, "If your Jira / Xray residency is pinned"). */
public final class MailText {
    private final Diagnosis diagnosis;
    private final TicketDetails details;
    private final MailOpening opening;

    public MailText(Diagnosis diagnosis, TicketDetails details) {
        this.diagnosis = diagnosis;
        this.details = details;
        this.opening = MailOpening.of(diagnosis);
    }

    public String text() {
        return """
                Subject: %s

                Hello,

                %s

                Our Jira and Confluence site: %s
                Xray tenant: %s

                1. Authenticate: %s

                2. Data call: %s

                %s
                Attached: the report with both answers, all hosts and times (report.md, diagnosis.json), the commands to
                repeat the calls (curl.txt)%s.

                Client secret and token are in none of these files.

                Kind regards
                """.formatted(
                        opening.subject(),
                        opening.concern(),
                        urls(),
                        tenant(),
                        authenticate(),
                        call("data-call"),
                        hosts(),
                        screenshot());
    }

    private String urls() {
        return details.siteUrls().isEmpty()
                ? "(please fill in)"
                : details.siteUrls().stream()
                        .map(URI::toString)
                        .map(Quoted::plain)
                        .collect(Collectors.joining(", "));
    }

    private String tenant() {
        String tenant = diagnosis.identity().tenant();
        return tenant.isEmpty() ? "(not known)" : Quoted.plain(tenant);
    }

    private String call(String id) {
        return probe(id).map(probe -> told(probe, probe.answer())).orElse("not made");
    }

    /** The answer is a token, which stands nowhere: what it says stands in its place. */
    private String authenticate() {
        return probe("token")
                .filter(token -> token.outcome() != Probe.Outcome.SKIPPED)
                .flatMap(token ->
                        probe("authenticate").map(probe -> told(probe, "A token was issued: " + token.answer())))
                .orElseGet(() -> call("authenticate"));
    }

    private Optional<Probe> probe(String id) {
        return diagnosis.probes().stream()
                .filter(probe -> probe.id().equals(id))
                .findFirst();
    }

    private static String told(Probe probe, String answer) {
        if (probe.outcome() == Probe.Outcome.SKIPPED) {
            return probe.meaning();
        }
        return probe.url() + "\n   at " + probe.at() + ", status " + (probe.status() == 0 ? "none" : probe.status())
                + "\n   " + Quoted.plain(answer);
    }

    private String hosts() {
        return diagnosis.matrix().isEmpty()
                ? ""
                : "All hosts: "
                        + diagnosis.matrix().stream()
                                .map(row -> row.host() + " " + row.outcome())
                                .collect(Collectors.joining(", "))
                        + "\n";
    }

    /** Asked for where a region may be the cause; what a person has added goes along in any case. */
    private String screenshot() {
        return details.screenshot()
                .map(picture -> ", and " + picture.name()
                        + ",\na screenshot of Atlassian administration, Security, Data residency")
                .orElse(
                        opening.residency()
                                ? ", and a screenshot of\nAtlassian administration, Security, Data residency (PLEASE ATTACH:"
                                        + " it must show region and status of BOTH\nJira and Xray)"
                                : "");
    }
}
