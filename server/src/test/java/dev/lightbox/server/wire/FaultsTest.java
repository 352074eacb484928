package dev.lightbox.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.doctor.Diagnosis;
import dev.lightbox.doctor.Doctor;
import dev.lightbox.doctor.MatrixRow;
import dev.lightbox.doctor.Target;
import dev.lightbox.doctor.Verdict;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.persistence.FreshDatabases;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.api.WireErrors;
import dev.lightbox.xray.client.ApiCredentials;
import dev.lightbox.xray.client.ClientSettings;
import dev.lightbox.xray.site.SiteIdentity;
import dev.lightbox.xray.site.faults.ApiCall;
import dev.lightbox.xray.site.faults.Fault;
import dev.lightbox.xray.site.faults.FaultKind;
import dev.lightbox.xray.site.faults.NewFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each fault as a client and our own doctor meet it at the real site, over HTTP. */
@Timeout(120)
class FaultsTest {
    private static final String TESTS = "{\"query\":\"{ getTests(limit: 10) { total results { issueId } } }\"}";
    private static final HttpClient HTTP = ClientSettings.httpClient().build();
    private static Database database;
    private static WireSite site;

    @BeforeAll
    static void start() {
        database = FreshDatabases.sqlite();
        site = new WireSite(database);
    }

    @AfterAll
    static void stop() {
        site.close();
        database.close();
        HTTP.close();
    }

    @AfterEach
    void endAll() {
        var _ = site.identity.faults().endAll(site.tenant.id(), WireSite.ADMIN);
        site.slept.clear();
    }

    @ParameterizedTest
    @CsvSource({
        "ANOTHER_REGION, DATA_IN_ANOTHER_REGION",
        "STALE_MAPPING, DATA_IN_ANOTHER_REGION",
        "MOVING, DATA_IN_ANOTHER_REGION",
        "RATE_LIMITED, RATE_LIMITED",
        "EDGE_503, EDGE_ERROR",
        "EDGE_504, EDGE_ERROR",
        "EDGE_404, NOT_AN_XRAY_SITE",
        "SLOW, HEALTHY",
        "DROPPED, NETWORK_UNREACHABLE",
        "CUT_OFF, NETWORK_UNREACHABLE",
        "EXPIRED_TOKENS, TOKEN_REJECTED",
        "MALFORMED_TOKENS, TOKEN_REJECTED",
        "INDEXING_LAG, HEALTHY",
        "LICENSE_INVALID, LICENSE_INVALID"
    })
    void theDoctorNamesTheFault(FaultKind kind, Verdict verdict) {
        assertThat(diagnose(UnaryOperator.identity()).verdict()).isEqualTo(Verdict.HEALTHY);

        startFault(NewFault.of(kind));

        assertThat(diagnose(UnaryOperator.identity()).verdict()).isEqualTo(verdict);
    }

    @Test
    void everyKindIsToldToTheDoctor() throws NoSuchMethodException {
        CsvSource cases = getClass()
                .getDeclaredMethod("theDoctorNamesTheFault", FaultKind.class, Verdict.class)
                .getAnnotation(CsvSource.class);
        assertThat(cases.value()).hasSameSizeAs(FaultKind.values());
    }

    @Test
    void aMoveIsCalledAMoveByWhoKnowsThatTheSiteAnsweredBefore() {
        startFault(NewFault.of(FaultKind.MOVING));

        assertThat(diagnose(Target::withAnsweredBefore).verdict()).isEqualTo(Verdict.RESIDENCY_MOVE_IN_PROGRESS);
    }

    @Test
    void whileTheMappingIsStaleOnlyTheOwnRegionServes() {
        startFault(NewFault.of(FaultKind.STALE_MAPPING));

        assertThat(diagnose(UnaryOperator.identity()).matrix())
                .filteredOn(row -> row.outcome() == MatrixRow.Outcome.SERVES)
                .extracting(MatrixRow::host)
                .containsExactly("eu");
    }

    @Test
    void aFaultOfOneListenerLeavesTheOthersAlone() {
        startFault(new NewFault(
                FaultKind.EDGE_503,
                Set.of(),
                Set.of(SiteHost.EU),
                OptionalInt.empty(),
                Optional.empty(),
                OptionalInt.empty()));

        assertThat(site.post(SiteHost.EU, "/api/v2/authenticate", site.credentials())
                        .statusCode())
                .isEqualTo(503);
        assertThat(graphQl(SiteHost.GLOBAL).statusCode()).isEqualTo(200);
    }

    @Test
    void aFaultOfOneCallLeavesTheOthersAlone() {
        startFault(new NewFault(
                FaultKind.LICENSE_INVALID,
                Set.of(ApiCall.EXPORT),
                Set.of(),
                OptionalInt.empty(),
                Optional.empty(),
                OptionalInt.empty()));

        HttpResponse<String> export =
                site.get(SiteHost.EU, "/api/v2/export/cucumber?keys=CALC-1", "Authorization", site.bearer());
        assertThat(export.statusCode()).isEqualTo(401);
        assertThat(export.body()).isEqualTo("{\"error\":\"" + WireErrors.LICENSE_NOT_VALID + "\"}");
        assertThat(graphQl(SiteHost.EU).statusCode()).isEqualTo(200);
    }

    @Test
    void aLimitedClientLearnsWhenItMayGoOn() {
        String bearer = site.bearer();
        startFault(new NewFault(
                FaultKind.RATE_LIMITED, Set.of(), Set.of(), OptionalInt.of(90), Optional.empty(), OptionalInt.empty()));

        HttpResponse<String> answer = site.post(SiteHost.EU, "/api/v2/graphql", TESTS, "Authorization", bearer);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("90");
        assertThat(answer.body())
                .contains("\"text\":\"Too many requests in this time frame.\"")
                .containsPattern("\"nextValidRequestDate\":\"20\\d\\d-[0-9T:.-]+Z\"");
    }

    @Test
    void anEdgeErrorIsAPageAndNotJson() {
        startFault(NewFault.of(FaultKind.EDGE_504));

        HttpResponse<String> answer = graphQl(SiteHost.EU);
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(answer.body()).contains("ERROR: The request could not be satisfied");
    }

    @Test
    void aSlowAnswerIsTheRightAnswer() {
        startFault(new NewFault(
                FaultKind.SLOW,
                Set.of(ApiCall.GRAPHQL),
                Set.of(),
                OptionalInt.of(45),
                Optional.empty(),
                OptionalInt.empty()));

        assertThat(graphQl(SiteHost.EU).body()).contains("\"total\"");
        assertThat(site.slept).containsExactly(Duration.ofSeconds(45));
    }

    @Test
    void aDroppedConnectionEndsWithoutAByte() throws IOException {
        startFault(NewFault.of(FaultKind.DROPPED));

        assertThat(exchange("POST /api/v2/authenticate", site.credentials())).isEmpty();
    }

    @Test
    void aCutOffAnswerAnnouncesMoreThanItHolds() throws IOException {
        String bearer = site.bearer();
        startFault(NewFault.of(FaultKind.CUT_OFF));

        String answer = exchange("POST /api/v2/graphql", TESTS, "Authorization: " + bearer);
        assertThat(answer).startsWith("HTTP/1.1 200").contains("{\"data\":").doesNotContain("}}");
        assertThatThrownBy(() -> graphQl(SiteHost.EU)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void issuedTokensAreExpired() {
        startFault(NewFault.of(FaultKind.EXPIRED_TOKENS));

        assertThat(graphQl(SiteHost.EU).body()).contains(WireErrors.JWT_EXPIRED);
    }

    @Test
    void issuedTokensAreMalformedButOnlyForTheRightSecret() {
        startFault(NewFault.of(FaultKind.MALFORMED_TOKENS));

        assertThat(graphQl(SiteHost.EU).body()).contains(WireErrors.JWT_MALFORMED);
        assertThat(site.post(
                                SiteHost.EU,
                                "/api/v2/authenticate",
                                "{\"client_id\":\"" + site.key.clientId() + "\",\"client_secret\":\"0\"}")
                        .body())
                .contains(WireErrors.INVALID_CREDENTIALS);
    }

    @EachDatabase
    void freshIssuesAreNullInListsAndNotFoundById(Database fresh) {
        try (WireSite own = new WireSite(fresh)) {
            var _ = own.identity.faults().start(own.tenant.id(), NewFault.of(FaultKind.INDEXING_LAG), WireSite.ADMIN);
            String created = own.graphQl(
                    "mutation { createTest(testType: {name: \\\"Generic\\\"}, unstructured: \\\"x\\\", jira: {fields:"
                            + " {summary: \\\"Fresh\\\", project: {key: \\\"CALC\\\"}}}) { test { issueId } } }");
            String id = created.replaceAll("\\D+", "");
            assertThat(created).contains("\"test\":{\"issueId\":\"" + id + "\"}");

            assertThat(own.graphQl("{ getTests(limit: 5) { total results { issueId } } }"))
                    .isEqualTo("{\"data\":{\"getTests\":{\"total\":1,\"results\":[null]}}}");
            assertThat(own.graphQl("{ getTest(issueId: \\\"" + id + "\\\") { issueId } }"))
                    .contains("not found!");

            own.pass(Duration.ofSeconds(31));
            assertThat(own.graphQl("{ getTests(limit: 5) { results { issueId } } }"))
                    .contains("\"issueId\":\"" + id + "\"");
            assertThat(own.graphQl("{ getTest(issueId: \\\"" + id + "\\\") { issueId } }"))
                    .contains("\"issueId\":\"" + id + "\"");
        }
    }

    @EachDatabase
    void aFaultEndsAfterItsAnswersAndAfterItsTime(Database fresh) {
        try (WireSite own = new WireSite(fresh)) {
            var faults = own.identity.faults();
            var _ = faults.start(own.tenant.id(), limited(Optional.empty(), OptionalInt.of(2)), WireSite.ADMIN);
            assertThat(own.statusOfLogin()).isEqualTo(429);
            assertThat(faults.list(own.tenant.id()))
                    .singleElement()
                    .extracting(Fault::answersLeft)
                    .isEqualTo(OptionalInt.of(1));
            assertThat(own.statusOfLogin()).isEqualTo(429);
            assertThat(own.statusOfLogin()).isEqualTo(200);
            assertThat(faults.list(own.tenant.id())).isEmpty();

            var _ = faults.start(
                    own.tenant.id(), limited(Optional.of(Duration.ofMinutes(1)), OptionalInt.empty()), WireSite.ADMIN);
            own.pass(Duration.ofSeconds(59));
            assertThat(own.statusOfLogin()).isEqualTo(429);
            own.pass(Duration.ofSeconds(1));
            assertThat(own.statusOfLogin()).isEqualTo(200);
            assertThat(faults.list(own.tenant.id())).isEmpty();
        }
    }

    private static NewFault limited(Optional<Duration> time, OptionalInt answers) {
        return new NewFault(FaultKind.RATE_LIMITED, Set.of(), Set.of(), OptionalInt.empty(), time, answers);
    }

    @EachDatabase
    void anotherNodeLearnsOfAFaultAndOfItsEnd(Database fresh) {
        try (WireSite own = new WireSite(fresh);
                WireSite.OtherNode node = own.new OtherNode(fresh)) {
            SiteIdentity other = node.identity;
            Fault fault = own.identity.faults().start(own.tenant.id(), NewFault.of(FaultKind.EDGE_503), WireSite.ADMIN);
            other.changes().catchUp();
            assertThat(other.faults().take(own.tenant.id(), ApiCall.GRAPHQL, SiteHost.EU))
                    .containsExactly(fault);

            assertThat(own.identity.faults().end(own.tenant.id(), fault.id(), WireSite.ADMIN))
                    .contains(fault);
            other.changes().catchUp();
            assertThat(other.faults().take(own.tenant.id(), ApiCall.GRAPHQL, SiteHost.EU))
                    .isEmpty();
        }
    }

    @Test
    void aStrangersKeyMeetsNoFault() {
        startFault(NewFault.of(FaultKind.EDGE_503));

        assertThat(site.post(
                                SiteHost.GLOBAL,
                                "/api/v2/authenticate",
                                "{\"client_id\":\"nobody\",\"client_secret\":\"0\"}")
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void aFaultHappensOnlyToCallsOfItsKind(FaultKind kind) {
        Set<ApiCall> others = EnumSet.allOf(ApiCall.class);
        others.removeAll(kind.calls());
        for (ApiCall other : others) {
            assertThatThrownBy(() -> new NewFault(
                            kind, Set.of(other), Set.of(), OptionalInt.empty(), Optional.empty(), OptionalInt.empty()))
                    .isInstanceOf(LightboxException.class)
                    .hasMessageContaining(kind.title());
        }
    }

    private static void startFault(NewFault fault) {
        var _ = site.identity.faults().start(site.tenant.id(), fault, WireSite.ADMIN);
    }

    private static HttpResponse<String> graphQl(SiteHost host) {
        return site.post(host, "/api/v2/graphql", TESTS, "Authorization", site.bearer());
    }

    private static Diagnosis diagnose(UnaryOperator<Target> more) {
        Map<SiteHost, URI> hosts = new EnumMap<>(SiteHost.class);
        for (SiteHost host : SiteHost.values()) {
            hosts.put(host, site.listeners.address(host));
        }
        ApiCredentials key = new ApiCredentials(site.key.clientId(), site.key.clientSecret());
        Target target = Target.of(site.listeners.address(SiteHost.GLOBAL), key).withHosts(hosts);
        return new Doctor(ClientSettings.standard(HTTP)).diagnose(more.apply(target));
    }

    /** What comes back, to the last byte; clients with manners would hide what is missing. */
    private static String exchange(String line, String body, String... headers) throws IOException {
        URI eu = site.listeners.address(SiteHost.EU);
        try (Socket socket = new Socket("localhost", eu.getPort())) {
            socket.setSoTimeout(20_000);
            String head = line + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length() + "\r\n"
                    + String.join(
                            "",
                            Arrays.stream(headers)
                                    .map(header -> header + "\r\n")
                                    .toList());
            socket.getOutputStream().write((head + "\r\n" + body).getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
