package dev.lightbox.doctor;

import static dev.lightbox.doctor.Examinations.SECRET;
import static dev.lightbox.doctor.Examinations.doctor;
import static dev.lightbox.doctor.Examinations.target;
import static dev.lightbox.xray.client.StandInSite.AUTHENTICATE;
import static dev.lightbox.xray.client.StandInSite.EXPORT;
import static dev.lightbox.xray.client.StandInSite.GRAPHQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.Finding;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import dev.lightbox.xray.api.WireErrors;
import dev.lightbox.xray.client.ApiCredentials;
import dev.lightbox.xray.client.StandInSite;
import dev.lightbox.xray.client.StandInSite.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class EvidenceBundleTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3};

    private final StandInSite site = StandInSite.start().healthy();

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void aResidencyTicketIsReadyToBeSent() throws IOException {
        site.always(EXPORT, Reply.error(401, WireErrors.ANOTHER_REGION));
        TicketDetails details = new TicketDetails(
                List.of(URI.create("https://example.atlassian.net")), Optional.of(new TicketDetails.Screenshot(PNG)));

        Map<String, byte[]> files = unzipped(new EvidenceBundle(diagnose(), details, "1.2.3").bytes());

        assertThat(files).containsOnlyKeys("report.md", "diagnosis.json", "curl.txt", "mail.txt", "data-residency.png");
        assertThat(text(files, "mail.txt"))
                .startsWith("Subject: Xray connectivity – data residency\n")
                .contains("https://example.atlassian.net", "tenant-1", WireErrors.ANOTHER_REGION, "data-residency.png")
                .contains("1. Authenticate: " + site.url(), "2. Data call: " + site.url());
        assertThat(text(files, "report.md"))
                .contains("DATA_IN_ANOTHER_REGION", "Status 401", "Lightbox 1.2.3", "Java " + Runtime.version())
                .contains("## The data call at every host", "- Date: `");
        assertThat(text(files, "curl.txt")).contains("$LIGHTBOX_CLIENT_SECRET", "# Data call: ");
        assertThat(JsonMapper.shared()
                        .readTree(files.get("diagnosis.json"))
                        .path("verdict")
                        .asString())
                .isEqualTo("DATA_IN_ANOTHER_REGION");
        assertThat(files.get("data-residency.png")).isEqualTo(PNG);
    }

    @Test
    void whatIsMissingIsAskedForInTheMail() {
        site.always(EXPORT, Reply.error(401, WireErrors.ANOTHER_REGION));

        assertThat(new EvidenceBundle(diagnose(), TicketDetails.NONE, "1").mail())
                .contains("(please fill in)", "PLEASE ATTACH", "BOTH\nJira and Xray");
    }

    @Test
    void whatTheMailAnnouncesStandsBelow() {
        String mail = new EvidenceBundle(diagnose(), TicketDetails.NONE, "1").mail();

        String afterLogin = mail.substring(mail.indexOf("1. Authenticate"), mail.indexOf("2. Data call"));
        assertThat(afterLogin).contains("A token").contains("tenant tenant-1").doesNotContain("stands below");
    }

    @Test
    void credentialsThatCouldNotBeReadAreNoMatterOfTheVendors() {
        Diagnosis diagnosis = doctor().withoutCredentials(
                        site.url(),
                        Map.of(),
                        new LightboxException(ErrorCode.NO_CREDENTIALS, "The file x is not there.", "Mount it."));

        String mail = new EvidenceBundle(diagnosis, TicketDetails.NONE, "1").mail();

        assertThat(mail)
                .startsWith("Subject: Xray connectivity – not asked\n")
                .contains("ours to mend", "1. Authenticate: Not made")
                .doesNotContain("answers our calls");
        assertThat(site.seen()).isEmpty();
    }

    @Test
    void aHealthyConnectionIsNoResidencyTicket() {
        assertThat(new EvidenceBundle(diagnose(), TicketDetails.NONE, "1").mail())
                .startsWith("Subject: Xray connectivity – the API is healthy\n")
                .doesNotContain("screenshot");
    }

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void everyVerdictHasASubjectAndAFirstSentenceOfItsOwn(Verdict verdict) {
        String mail = mail(verdict);

        boolean residency = verdict == Verdict.DATA_IN_ANOTHER_REGION || verdict == Verdict.RESIDENCY_MOVE_IN_PROGRESS;
        assertThat(mail.lines().findFirst().orElse("").equals("Subject: Xray connectivity – data residency"))
                .isEqualTo(residency);
        assertThat(mail.contains("PLEASE ATTACH")).isEqualTo(residency);
        assertThat(mail).doesNotContain(verdict.name());
        for (Verdict other : Verdict.values()) {
            if (other != verdict) {
                assertThat(concern(mail(other))).isNotEqualTo(concern(mail));
            }
        }
        assertThat(mail.lines()).allMatch(line -> line.length() <= 125);
    }

    private static String mail(Verdict verdict) {
        Finding finding = verdict == Verdict.HEALTHY
                ? Finding.ok("verdict", verdict.sentence())
                : Finding.problem("verdict", verdict.sentence(), verdict.remedy());
        Diagnosis diagnosis =
                new Diagnosis(verdict, List.of(finding), List.of(), List.of(), Identity.UNKNOWN, List.of());
        return new EvidenceBundle(diagnosis, TicketDetails.NONE, "1").mail();
    }

    private static String concern(String mail) {
        return mail.split("\n\n")[2];
    }

    @ParameterizedTest
    @ValueSource(strings = {"refusal", "redirect", "page", "claims", "data", "graphql"})
    void aSiteThatRepeatsSecretAndTokenEverywhereDoesNotBringThemIntoTheBundle(String place) throws IOException {
        String token = StandInSite.token("tenant-1", 1);
        switch (place) {
            case "refusal" -> site.on(AUTHENTICATE, _ -> echoing(Reply.error(401, "no: " + SECRET + " " + token)));
            case "redirect" ->
                site.on(
                        AUTHENTICATE,
                        _ -> echoing(Reply.redirect(302, "https://" + SECRET.substring(0, 63) + ".example/" + SECRET)));
            case "page" -> site.always(AUTHENTICATE, echoing(Reply.html(503, SECRET + " " + token)));
            case "claims" -> site.always(AUTHENTICATE, echoing(Reply.json(200, "\"" + tokenNaming(SECRET) + "\"")));
            case "data" -> site.on(EXPORT, request -> echoing(Reply.error(400, request.authorization() + SECRET)));
            default ->
                site.on(
                        GRAPHQL,
                        request -> echoing(Reply.json(
                                200,
                                "{\"errors\":[{\"message\":\"" + SECRET + request.authorization()
                                        + "\"}],\"data\":{\"getTests\":{\"results\":[{\"jira\":{\"key\":\"" + SECRET
                                        + "-1\"}}]}}}")));
        }

        EvidenceBundle bundle = new EvidenceBundle(
                doctor().diagnose(target(site.url()).withProjects(List.of("CALC"))), TicketDetails.NONE, "1");

        unzipped(bundle.bytes())
                .forEach((name, content) -> assertThat(new String(content, StandardCharsets.UTF_8))
                        .as(name)
                        .doesNotContain(SECRET)
                        .doesNotContain(token)
                        .doesNotContain(tokenNaming(SECRET)));
    }

    @Test
    void aSecretOfAnyFormThatTheSiteRemembersStaysOut() throws IOException {
        String secret = "a secret like no other";
        ApiCredentials key = new ApiCredentials("ID", Secret.of(secret));
        site.always(EXPORT, Reply.error(418, "you are " + secret).with("Server", secret));

        Diagnosis diagnosis = doctor().diagnose(Target.of(site.url(), key));

        assertThat(diagnosis.findings().getFirst().observed()).contains("you are [removed]");
        unzipped(new EvidenceBundle(diagnosis, TicketDetails.NONE, "1").bytes())
                .forEach((name, content) -> assertThat(new String(content, StandardCharsets.UTF_8))
                        .as(name)
                        .doesNotContain(secret));
    }

    @Test
    void aStrangersMarkupStaysText() throws IOException {
        site.always(
                EXPORT, Reply.error(418, "`</code><script>alert(1)</script> | [x](javascript:alert(1)) \u001b[31m"));

        String report = text(unzipped(new EvidenceBundle(diagnose(), TicketDetails.NONE, "1").bytes()), "report.md");

        assertThat(report.lines().filter(line -> line.contains("<script>")))
                .isNotEmpty()
                .allMatch(line -> line.replaceAll("`[^`]*`", "").indexOf('<') < 0);
        assertThat(report).doesNotContain("\u001b");
    }

    @Test
    void theFileIsWholePrivateAndNeverReplaced(@TempDir Path folder) throws IOException {
        Path target = folder.resolve("ticket.zip");
        EvidenceBundle bundle = new EvidenceBundle(diagnose(), TicketDetails.NONE, "1");

        bundle.writeTo(target);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-------");
        assertThat(unzipped(Files.readAllBytes(target))).containsKey("report.md");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(target);
        }
        assertThatThrownBy(() -> bundle.writeTo(target))
                .isInstanceOfSatisfying(
                        LightboxException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ALREADY_EXISTS));
        assertThatThrownBy(() -> EvidenceBundle.requireFree(target)).hasMessageContaining("is there already");
        assertThatThrownBy(() -> EvidenceBundle.requireFree(folder.resolve("none/ticket.zip")))
                .isInstanceOfSatisfying(
                        LightboxException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT))
                .hasMessageContaining("there is no folder");
        assertThatThrownBy(() -> bundle.writeTo(folder.resolve("none/ticket.zip")))
                .isInstanceOfSatisfying(
                        LightboxException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.IO_FAILED));
    }

    @Test
    void whatAPersonAddsIsLookedAt(@TempDir Path folder) throws IOException {
        Path text = Files.writeString(folder.resolve("fake.png"), "no picture");

        assertThatThrownBy(() -> TicketDetails.Screenshot.read(text)).hasMessageContaining("neither PNG nor JPEG");
        assertThatThrownBy(() -> TicketDetails.Screenshot.read(folder.resolve("none")))
                .hasMessageContaining("none");
        assertThatThrownBy(() -> new TicketDetails.Screenshot(new byte[TicketDetails.Screenshot.MAX_BYTES + 1]))
                .hasMessageContaining("8 MiB");
        assertThatThrownBy(() -> details("https://ann:geheim@example.org"))
                .hasMessageNotContaining("geheim")
                .isInstanceOf(LightboxException.class);
        assertThatThrownBy(() -> details("javascript:alert(1)")).isInstanceOf(LightboxException.class);
    }

    private static TicketDetails details(String url) {
        return new TicketDetails(List.of(URI.create(url)), Optional.empty());
    }

    /** The key and the token in every header that the doctor looks at. */
    private static Reply echoing(Reply reply) {
        String both = SECRET + " " + StandInSite.token("tenant-1", 1);
        Reply echo = reply;
        for (String header :
                List.of("Server", "Via", "X-Cache", "Retry-After", "X-RateLimit-Remaining", "Set-Cookie")) {
            echo = echo.with(header, both);
        }
        return reply.status() == 200 ? echo : echo.with("Content-Type", "text/" + both);
    }

    private static String tokenNaming(String tenant) {
        String claims = "{\"tenant\":\"" + tenant + "\",\"accountId\":\"" + tenant + "\"}";
        return "eyJhbGciOiJIUzI1NiJ9."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".c2ln";
    }

    private Diagnosis diagnose() {
        return doctor().diagnose(target(site.url()));
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }
}
