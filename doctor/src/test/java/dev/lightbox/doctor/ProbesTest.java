package dev.lightbox.doctor;

import static dev.lightbox.doctor.Examinations.doctor;
import static dev.lightbox.doctor.Examinations.hurriedDoctor;
import static dev.lightbox.doctor.Examinations.target;
import static dev.lightbox.xray.client.StandInSite.AUTHENTICATE;
import static dev.lightbox.xray.client.StandInSite.EXPORT;
import static dev.lightbox.xray.client.StandInSite.GRAPHQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.Finding;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Severity;
import dev.lightbox.xray.api.WireErrors;
import dev.lightbox.xray.client.StandInSite;
import dev.lightbox.xray.client.StandInSite.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the doctor reads out of answers that came anyway, and the projects that it looks for. */
class ProbesTest {
    private final StandInSite site = StandInSite.start().healthy();
    private final CountDownLatch examined = new CountDownLatch(1);
    /** Queries with this word get no answer before the test ends. */
    private volatile String unanswered = "nothing";

    @AfterEach
    void stop() {
        examined.countDown();
        site.close();
    }

    @Test
    void theProjectsOfTestsAndExecutionsAreNamedOnceEach() {
        graphQl(2, "\"CALC-1\",\"BOOK-2\"", "\"CALC-9\"");

        Diagnosis diagnosis = diagnose();

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.HEALTHY);
        assertThat(diagnosis.visibleProjects()).containsExactly("BOOK", "CALC");
        assertThat(probe(diagnosis, "projects").answer()).isEqualTo("BOOK, CALC");
        assertThat(probe(diagnosis, "projects").meaning()).isEqualTo("The key's user sees 2 projects.");
    }

    @Test
    void aLargeSiteIsSampledInOneMoreRequest() {
        graphQl(100_000, "\"CALC-1\"", "\"CALC-9\"");

        Diagnosis diagnosis = diagnose();

        List<String> queries = site.seen(GRAPHQL).stream()
                .map(StandInSite.Seen::text)
                .filter(text -> text.contains("getTests"))
                .toList();
        assertThat(queries).hasSize(2);
        assertThat(queries.getLast()).contains("getTests4: ").doesNotContain("getTests5: ");
        assertThat(probe(diagnosis, "projects").meaning()).contains("at least 1 project");
    }

    @Test
    void seeingNoProjectIsAFindingBesideHealthy() {
        graphQl(0, "", "");

        Diagnosis diagnosis = diagnose();

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.HEALTHY);
        assertThat(finding(diagnosis, "no-projects").severity()).isEqualTo(Severity.WARNING);
        assertThat(probe(diagnosis, "projects").outcome()).isEqualTo(Probe.Outcome.WARNED);
    }

    @Test
    void aProjectThatWasVisibleAndIsRefusedNowIsTheVerdict() {
        graphQl(1, "\"CALC-1\"", "");

        Diagnosis diagnosis = doctor().diagnose(target(site.url()).withFormerlyVisible(List.of("BOOK")));

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.NO_VISIBLE_PROJECTS);
        assertThat(diagnosis.findings().getFirst().observed()).contains("BOOK");
        assertThat(diagnosis.findings().getFirst().remedy()).contains("service account");
    }

    @Test
    void aSiteThatIsTooSlowToListItsProjectsHasNotLostThem() {
        graphQl(1, "\"CALC-1\"", "");
        unanswered = "getTests";

        Diagnosis diagnosis =
                hurriedDoctor(Duration.ofSeconds(2)).diagnose(target(site.url()).withFormerlyVisible(List.of("BOOK")));

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.HEALTHY);
        assertThat(probe(diagnosis, "projects").outcome()).isEqualTo(Probe.Outcome.WARNED);
    }

    @Test
    void aProjectThatWasVisibleAndIsNotAnsweredForIsAFindingAndNoVerdict() {
        graphQl(1, "\"CALC-1\"", "");
        unanswered = "getProjectSettings";

        Diagnosis diagnosis =
                hurriedDoctor(Duration.ofSeconds(2)).diagnose(target(site.url()).withFormerlyVisible(List.of("BOOK")));

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.HEALTHY);
        assertThat(finding(diagnosis, "projects-unanswered").observed()).contains("BOOK");
    }

    @Test
    void moreProjectsThanAreAskedForAreRefusedAndNotLeftOut() {
        List<String> many = IntStream.rangeClosed(1, Target.MOST_PROJECTS + 1)
                .mapToObj(number -> "P" + number)
                .toList();

        assertThatThrownBy(() -> target(site.url()).withProjects(many))
                .isInstanceOf(LightboxException.class)
                .hasMessageContaining("21 were named");
    }

    @Test
    void theTimeOfACachesAnswerIsNotCompared() {
        graphQl(1, "\"CALC-1\"", "");
        site.always(AUTHENTICATE, token("\"exp\":" + tomorrow()).with("Age", "3600"));

        assertThat(probe(diagnose(), "clock").outcome()).isEqualTo(Probe.Outcome.SKIPPED);
    }

    @Test
    void aProjectThatTurnsUpByItselfIsNotAskedFor() {
        graphQl(1, "\"CALC-1\"", "");

        Diagnosis diagnosis = doctor().diagnose(target(site.url()).withFormerlyVisible(List.of("CALC")));

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.HEALTHY);
        assertThat(site.seen(GRAPHQL)).noneMatch(seen -> seen.text().contains("getProjectSettings"));
    }

    @Test
    void keysOfAStrangerAreKeysOrNothing() {
        graphQl(3, "\"\\u001b[2J-1\",\"<script>-2\",\"CALC-1\"", "");

        assertThat(diagnose().visibleProjects()).containsExactly("CALC");
    }

    @Test
    void theTokensClaimsAreShownWithoutTheToken() {
        Diagnosis diagnosis = diagnose();

        assertThat(probe(diagnosis, "token").answer())
                .contains("a JWT", "tenant tenant-1", "user account-7", "issued 20", "valid until 20")
                .doesNotContain("eyJ");
    }

    @Test
    void aTokenThatWasOverWhenIssuedIsSaidToBe() {
        site.always(AUTHENTICATE, token("\"exp\":1000000000"));
        site.always(EXPORT, Reply.error(401, WireErrors.JWT_EXPIRED));

        Diagnosis diagnosis = diagnose();

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.TOKEN_REJECTED);
        assertThat(finding(diagnosis, "token-expired").observed()).contains("2001-09-09");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann.doe", "ann.doe@example.org", "ann@example.org"})
    void aUserNamedLikeAPersonIsPointedOut(String user) {
        site.always(AUTHENTICATE, token("\"userKey\":\"" + user + "\",\"exp\":" + tomorrow()));

        assertThat(finding(diagnose(), "acting-user").remedy()).contains("service account");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "557058:0c3f",
                "svc.backup",
                "xray-bot@example.org",
                "addon_com.atlassian.jira.chat",
                "JIRAUSER10100"
            })
    void nothingIsInventedAboutAUserWhoMayBeNone(String user) {
        site.always(AUTHENTICATE, token("\"userKey\":\"" + user + "\",\"exp\":" + tomorrow()));

        assertThat(diagnose().findings()).noneMatch(finding -> finding.checkId().equals("acting-user"));
    }

    @Test
    void aKeyThatWorkedBeforeMayHaveLostItsUser() {
        site.always(AUTHENTICATE, Reply.error(401, WireErrors.INVALID_CREDENTIALS));

        assertThat(diagnose().findings()).noneMatch(finding -> finding.checkId().equals("acting-user"));
        Diagnosis known = doctor().diagnose(target(site.url()).withAnsweredBefore());
        assertThat(known.verdict()).isEqualTo(Verdict.CREDENTIALS_REJECTED);
        assertThat(finding(known, "acting-user").observed()).contains("deactivated");
        assertThat(finding(known, "acting-user").remedy()).contains("service account");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-RateLimit-Remaining|280|PASSED|280 requests left",
                "RateLimit|limit=300, remaining=5, reset=20|WARNED|5 requests left of 300",
                "RateLimit|\"default\";r=50;t=30|PASSED|50 requests left",
                "X-Other|1|SKIPPED|''",
                "X-RateLimit-Remaining|many|SKIPPED|''"
            })
    void theBudgetIsToldWhereTheSiteTellsIt(String header, String value, Probe.Outcome outcome, String answer) {
        site.always(EXPORT, Reply.error(400, WireErrors.INVALID_JQL).with(header, value));

        Probe budget = probe(diagnose(), "budget");
        assertThat(budget.outcome()).isEqualTo(outcome);
        assertThat(budget.answer()).isEqualTo(answer);
    }

    private Diagnosis diagnose() {
        return doctor().diagnose(target(site.url()));
    }

    /** Only CALC can be asked for by name. */
    private void graphQl(int tests, String testKeys, String executionKeys) {
        site.on(GRAPHQL, request -> {
            String text = request.text();
            if (text.contains(unanswered)) {
                await(examined);
            }
            if (text.contains("getProjectSettings")) {
                return Reply.json(
                        200,
                        text.contains("\"CALC\"")
                                ? "{\"data\":{\"getProjectSettings\":{\"projectId\":\"1\"}}}"
                                : "{\"errors\":[{\"message\":\"No project could be found\"}],\"data\":null}");
            }
            return Reply.json(
                    200,
                    text.contains("getStatuses")
                            ? "{\"data\":{\"getStatuses\":[]}}"
                            : "{\"data\":{\"getTests\":" + page(tests, testKeys) + ",\"getTestExecutions\":"
                                    + page(1, executionKeys) + "}}");
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String page(int total, String keys) {
        String results = Stream.of(keys.split(","))
                .filter(key -> !key.isEmpty())
                .map(key -> "{\"jira\":{\"key\":" + key + "}}")
                .collect(Collectors.joining(","));
        return "{\"total\":" + total + ",\"results\":[" + results + "]}";
    }

    private static Reply token(String claims) {
        return Reply.json(
                200,
                "\"" + encoded("{\"alg\":\"HS256\"}") + "." + encoded("{\"tenant\":\"t\"," + claims + "}") + ".c2ln\"");
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static long tomorrow() {
        return Instant.now().getEpochSecond() + 86_400;
    }

    private static Finding finding(Diagnosis diagnosis, String id) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.checkId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Probe probe(Diagnosis diagnosis, String id) {
        return diagnosis.probes().stream()
                .filter(probe -> probe.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
