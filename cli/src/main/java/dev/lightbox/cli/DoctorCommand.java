package dev.lightbox.cli;

import dev.lightbox.credentials.PastedCredentials;
import dev.lightbox.doctor.Diagnosis;
import dev.lightbox.doctor.Doctor;
import dev.lightbox.doctor.Target;
import dev.lightbox.doctor.TicketDetails;
import dev.lightbox.server.operations.OperationJson;
import dev.lightbox.xray.client.ApiCredentials;
import dev.lightbox.xray.client.ClientSettings;
import dev.lightbox.xray.client.SiteNetwork;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Examines a site without any stored connection, data directory or server. */
@Command(
        name = "doctor",
        description =
                "Find out why a connection to an Xray site does not work. Stores nothing and needs nothing stored.",
        footer = {
            "%nExamples:",
            "  lightbox doctor --base-url https://eu.xray.cloud.getxray.app",
            "  lightbox doctor --client-secret-file xray.env",
            "  lightbox doctor --proxy proxy.example.org:3128 --ca-file company-ca.pem",
            "  lightbox doctor --bundle ticket.zip --site-url https://example.atlassian.net",
            "  lightbox doctor --base-url http://localhost:8081 --region-host us=http://localhost:8082 --json"
        })
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    HostOptions site = new HostOptions();

    @Mixin
    NetworkOptions network = new NetworkOptions();

    @Option(names = "--expect-tenant", paramLabel = "ID", description = "The tenant that must answer.")
    @Nullable
    String expectedTenant;

    @Option(names = "--move-under-way", description = "You know that the data is being moved to another region.")
    boolean moveUnderWay;

    @Option(
            names = "--project",
            paramLabel = "KEY",
            arity = "1..*",
            description = "A project that the key's user must see; may be repeated.")
    List<String> projects = new ArrayList<>();

    @Option(
            names = "--failure-threshold",
            paramLabel = "LEVEL|VERDICT,…",
            defaultValue = "problem",
            converter = FailureThreshold.Converter.class,
            description =
                    "What makes the exit code other than 0: \"problem\", every verdict but HEALTHY, with the verdict's"
                            + " code; \"warning\", also warnings beside HEALTHY, with 3; \"never\"; or the verdicts named and no"
                            + " others (default: ${DEFAULT-VALUE}).")
    @Nullable
    FailureThreshold threshold;

    @Mixin
    BundleOptions bundle = new BundleOptions();

    @Mixin
    CredentialOptions credentials = new CredentialOptions();

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Mixin
    CommandOutput output = new CommandOutput();

    @Override
    public Integer call() {
        Secrets secrets = Secrets.ofThisProcess();
        TicketDetails details = bundle.details();
        SiteNetwork way = network.network(secrets);
        PastedCredentials pasted = credentials.require(secrets).read();
        Target target = target(pair(pasted));
        HttpClient http = way.httpClient().build();
        try {
            Diagnosis diagnosis = new Doctor(ClientSettings.standard(http, way))
                    .diagnose(target)
                    .withFindings(pasted.notes());
            print(diagnosis);
            bundle.write(diagnosis, details, output.err());
            return threshold == null ? diagnosis.verdict().exitCode() : threshold.exitNumber(diagnosis);
        } finally {
            // Not close(), which would wait for a site that never answers.
            http.shutdownNow();
        }
    }

    private static ApiCredentials pair(PastedCredentials pasted) {
        return new ApiCredentials(
                pasted.credentials().clientId(), pasted.credentials().clientSecret());
    }

    private Target target(ApiCredentials pair) {
        Target target = Target.of(site.baseUrl, pair).withProjects(projects);
        if (!site.hosts.isEmpty()) {
            target = target.withHosts(site.hosts);
        }
        if (expectedTenant != null) {
            target = target.withExpectedTenant(expectedTenant);
        }
        return moveUnderWay ? target.withMoveUnderWay() : target;
    }

    private void print(Diagnosis diagnosis) {
        PrintWriter out = output.out();
        if (json) {
            out.println(OperationJson.pretty(diagnosis));
        } else {
            DiagnosisText.print(diagnosis, out);
        }
        out.flush();
    }
}
