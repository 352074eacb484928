package dev.lightbox.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.doctor.Diagnosis;
import dev.lightbox.doctor.Identity;
import dev.lightbox.doctor.Probe;
import dev.lightbox.doctor.Verdict;
import dev.lightbox.kernel.Finding;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import dev.lightbox.xray.client.ProxyAddress;
import dev.lightbox.xray.client.SiteNetwork;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** The command's own parts: what it is asked for, what it prints, how it ends. */
class DoctorCommandTest {
    private static final Finding WARNING = Finding.warning("no-projects", "Nothing is seen.", "Look.");

    @ParameterizedTest
    @EnumSource
    void unlessToldOtherwiseEveryVerdictEndsWithItsCode(Verdict verdict) {
        assertThat(threshold("problem").exitNumber(diagnosis(verdict))).isEqualTo(verdict.exitCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "problem | HEALTHY | 0",
                "warning | HEALTHY | 3",
                "warning | RATE_LIMITED | 14",
                "never | CREDENTIALS_REJECTED | 0",
                "LICENSE_INVALID,rate-limited | RATE_LIMITED | 14",
                "LICENSE_INVALID,rate-limited | EDGE_ERROR | 0"
            })
    void theThresholdSaysWhatCounts(String threshold, Verdict verdict, int exit) {
        assertThat(threshold(threshold).exitNumber(diagnosis(verdict, WARNING))).isEqualTo(exit);
    }

    @Test
    void aThresholdThatIsNoneIsAUsageError() {
        assertThatThrownBy(() -> threshold("sometimes"))
                .isInstanceOf(CommandLine.TypeConversionException.class)
                .hasMessageContaining("never");
    }

    @Test
    void aProxysPasswordComesFromAFileOrTheEnvironment(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "from the file\n");
        Secrets environment = new Secrets(Map.of("LIGHTBOX_PROXY_PASSWORD", "from the environment"), null);

        assertThat(network(environment, "--proxy", "p.example:3128", "--proxy-user", "ann"))
                .contains(ProxyAddress.parse("p.example:3128").withLogin("ann", Secret.of("from the environment")));
        assertThat(network(
                        environment,
                        "--proxy",
                        "p.example:3128",
                        "--proxy-user",
                        "ann",
                        "--proxy-password-file",
                        file.toString()))
                .contains(ProxyAddress.parse("p.example:3128").withLogin("ann", Secret.of("from the file")));
        assertThat(network(environment, "--proxy", "p.example:3128")).contains(ProxyAddress.parse("p.example:3128"));
        assertThatThrownBy(() -> network(environment, "--proxy-user", "ann")).isInstanceOf(LightboxException.class);
        assertThatThrownBy(() -> network(environment, "--ca-file", file.toString()))
                .hasMessageContaining("No certificate");
    }

    @Test
    void aLineForEachProbeDetailsIndentedAndTheSummaryLast() {
        String text =
                printed(diagnosis(Verdict.HEALTHY, Finding.note("matrix", "Only the base URL was asked."), WARNING));

        assertThat(text.lines())
                .containsSubsequence(
                        "✓ Connection  http://xray.example  12 ms",
                        "    Something listens there.",
                        "! Token",
                        "✗ Data call  http://xray.example  status 401",
                        "- Request budget")
                .contains("i Only the base URL was asked.", "! Nothing is seen.", "    Look.")
                .doesNotContain("✓ Only the base URL was asked.")
                .last()
                .isEqualTo("HEALTHY: Connection is open");
        assertThat(text).doesNotContain("\u001b");
    }

    @Test
    void aSubCauseIsNotToldTwice() {
        Diagnosis diagnosis = diagnosis(
                Verdict.NETWORK_UNREACHABLE,
                Finding.problem("verdict", "No answer. The port is closed.", "Open it."),
                Finding.note("network-port-closed", "The port is closed."));

        assertThat(printed(diagnosis).lines())
                .contains("✗ No answer. The port is closed.", "    Open it.")
                .noneMatch(line -> line.startsWith("i "));
    }

    @Test
    void aWayThatEndsIsToldOnce() {
        Diagnosis diagnosis = new Diagnosis(
                Verdict.NETWORK_UNREACHABLE,
                List.of(
                        Finding.problem("verdict", "Authenticate at http://xray.example: No such name.", "Look it up."),
                        Finding.note("network-name-unknown", "No such name.")),
                List.of(
                        probe("dns", Probe.Outcome.FAILED, 5, 0, "No such name.", "host"),
                        probe("authenticate", Probe.Outcome.FAILED, 9, 0, "Cannot be reached (DNS).", "curl")),
                List.of(),
                Identity.UNKNOWN,
                List.of());

        assertThat(printed(diagnosis).lines())
                .contains("✗ Authenticate at http://xray.example: No such name.", "    Look it up.")
                .filteredOn(line -> line.contains("No such name") || line.contains("Cannot be reached"))
                .hasSize(1);
    }

    @Test
    void whatWasRepairedInTheCredentialsStandsAmongTheFindings(@TempDir Path folder) throws IOException {
        String secret = "0123456789abcdef".repeat(4);
        Path id = Files.writeString(folder.resolve("id"), secret);
        Path exchanged = Files.writeString(folder.resolve("secret"), "0123456789ABCDEF".repeat(2));
        StringWriter out = new StringWriter();

        int exit = new CommandLine(new DoctorCommand())
                .setOut(new PrintWriter(out, true))
                .execute(
                        "--json",
                        "--base-url",
                        "http://127.0.0.1:1",
                        "--client-id-file",
                        id.toString(),
                        "--client-secret-file",
                        exchanged.toString());

        assertThat(exit).isEqualTo(Verdict.NETWORK_UNREACHABLE.exitCode());
        assertThat(JsonMapper.shared().readTree(out.toString()).path("findings").valueStream())
                .extracting(finding -> finding.path("checkId").asString())
                .startsWith("verdict")
                .contains("credentials-swapped");
        assertThat(out.toString()).doesNotContain(secret);
    }

    @Test
    void aBundleThatIsThereAlreadyIsRefusedBeforeAnythingIsAsked(@TempDir Path folder) throws IOException {
        BundleOptions options = new BundleOptions();
        new CommandLine(options)
                .parseArgs(
                        "--bundle",
                        Files.writeString(folder.resolve("t.zip"), "").toString());

        assertThatThrownBy(options::details).hasMessageContaining("is there already");
    }

    private static FailureThreshold threshold(String text) {
        return new FailureThreshold.Converter().convert(text);
    }

    private static Optional<ProxyAddress> network(Secrets secrets, String... arguments) {
        NetworkOptions options = new NetworkOptions();
        new CommandLine(options).parseArgs(arguments);
        SiteNetwork network = options.network(secrets);
        return network.proxy();
    }

    private static String printed(Diagnosis diagnosis) {
        StringWriter text = new StringWriter();
        DiagnosisText.print(diagnosis, new PrintWriter(text, true));
        return text.toString();
    }

    private static Diagnosis diagnosis(Verdict verdict, Finding... findings) {
        return new Diagnosis(
                verdict,
                Arrays.asList(findings),
                List.of(
                        probe("Connection", Probe.Outcome.PASSED, 12, 0, "Something listens there.", "nc"),
                        probe("Token", Probe.Outcome.WARNED, 0, 0, "It is over.", ""),
                        probe("Data call", Probe.Outcome.FAILED, 0, 401, "Refused\u001b[2J.", "curl"),
                        probe("Request budget", Probe.Outcome.SKIPPED, 0, 0, "Not told.", "")),
                List.of(),
                Identity.UNKNOWN,
                List.of());
    }

    private static Probe probe(
            String title, Probe.Outcome outcome, long took, int status, String meaning, String curl) {
        return new Probe(
                title.toLowerCase(Locale.ROOT),
                title,
                URI.create("http://xray.example"),
                outcome,
                Instant.EPOCH,
                took,
                status,
                "",
                Map.of(),
                "",
                meaning,
                curl);
    }
}
