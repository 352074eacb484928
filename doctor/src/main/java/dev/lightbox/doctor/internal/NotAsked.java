package dev.lightbox.doctor.internal;

import dev.lightbox.doctor.Diagnosis;
import dev.lightbox.doctor.Identity;
import dev.lightbox.doctor.MatrixRow;
import dev.lightbox.doctor.Probe;
import dev.lightbox.doctor.SubCause;
import dev.lightbox.doctor.Verdict;
import dev.lightbox.kernel.Finding;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.client.SafeText;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** An examination that ended before it began: there is nothing to log in with. */
public final class NotAsked {
    private static final int LONGEST = 500;
    private static final String NOTHING_SENT = "There is nothing to log in with, so nothing was sent.";

    private NotAsked() {}

    /** @param why the credentials could not be read, without anything secret */
    public static Diagnosis diagnosis(URI baseUrl, Map<SiteHost, URI> hosts, LightboxException why, Instant at) {
        String told = SafeText.of(String.valueOf(why.getMessage()), LONGEST, List.of());
        SubCause cause = SubCause.CREDENTIALS_UNAVAILABLE;
        String remedy = why.remedy().isBlank() ? cause.remedy() : why.remedy();
        return new Diagnosis(
                Verdict.UNKNOWN,
                List.of(Finding.problem("verdict", told, remedy), Finding.note(cause.code(), cause.sentence())),
                Stream.concat(
                                Stream.of(credentials(baseUrl, at, told)),
                                ProbeReport.notMade(
                                        baseUrl, at, "Not made, because there are no credentials to make it with.")
                                        .stream())
                        .toList(),
                matrix(baseUrl, hosts),
                Identity.UNKNOWN,
                List.of());
    }

    private static Probe credentials(URI baseUrl, Instant at, String told) {
        return new Probe(
                "credentials",
                "Credentials",
                baseUrl,
                Probe.Outcome.FAILED,
                at,
                0,
                0,
                "",
                Map.of(),
                told,
                NOTHING_SENT,
                "");
    }

    private static List<MatrixRow> matrix(URI baseUrl, Map<SiteHost, URI> hosts) {
        List<MatrixRow> rows = new ArrayList<>();
        hosts.forEach((host, address) -> rows.add(row(host.name().toLowerCase(Locale.ROOT), address)));
        if (!hosts.containsValue(baseUrl)) {
            rows.addFirst(row("base", baseUrl));
        }
        return rows;
    }

    private static MatrixRow row(String host, URI address) {
        return new MatrixRow(host, address, MatrixRow.Outcome.NOT_ASKED, 0, "", 0);
    }
}
