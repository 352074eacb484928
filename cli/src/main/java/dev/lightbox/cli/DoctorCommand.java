package dev.lightbox.cli;

import dev.lightbox.doctor.Diagnosis;
import dev.lightbox.doctor.Doctor;
import dev.lightbox.doctor.Target;
import dev.lightbox.server.operations.OperationJson;
import dev.lightbox.xray.client.ApiCredentials;
import dev.lightbox.xray.client.ClientSettings;
import java.io.PrintWriter;
import java.net.http.HttpClient;
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
            "  lightbox doctor --base-url http://localhost:8081 --region-host us=http://localhost:8082 --json"
        })
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    HostOptions site = new HostOptions();

    @Option(names = "--expect-tenant", paramLabel = "ID", description = "The tenant that must answer.")
    @Nullable
    String expectedTenant;

    @Option(names = "--move-under-way", description = "You know that the data is being moved to another region.")
    boolean moveUnderWay;

    @Mixin
    CredentialOptions credentials = new CredentialOptions();

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Mixin
    CommandOutput output = new CommandOutput();

    @Override
    public Integer call() {
        Secrets secrets = Secrets.ofThisProcess();
        Target target = target(new ApiCredentials(credentials.requireId(secrets), credentials.requireSecret(secrets)));
        try (HttpClient http = ClientSettings.httpClient().build()) {
            Diagnosis diagnosis = new Doctor(ClientSettings.standard(http)).diagnose(target);
            print(diagnosis);
            return diagnosis.verdict().exitCode();
        }
    }

    private Target target(ApiCredentials pair) {
        Target target = Target.of(site.baseUrl, pair);
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
