package dev.lightbox.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.FreshDatabases;
import dev.lightbox.xray.api.Region;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.site.Licence;
import dev.lightbox.xray.site.Residency;
import dev.lightbox.xray.site.SiteUser;
import dev.lightbox.xray.site.faults.ApiCall;
import dev.lightbox.xray.site.faults.FaultKind;
import dev.lightbox.xray.site.faults.NewFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong at the site's Jira side, and what of Xray's troubles does not reach it. */
@Timeout(60)
class JiraFaultsTest {
    private static final String MYSELF = "/rest/api/3/myself";
    private static Database database;
    private static WireSite site;
    private static String authorization;

    @BeforeAll
    static void start() {
        database = FreshDatabases.sqlite();
        site = new WireSite(database);
        SiteUser ann = site.key.user();
        String pair = ann.email() + ":"
                + site.identity
                        .jiraTokens()
                        .create(ann, "tests", WireSite.ADMIN)
                        .secret()
                        .revealText();
        authorization = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @AfterAll
    static void stop() {
        site.close();
        database.close();
    }

    @AfterEach
    void endAll() {
        var _ = site.identity.faults().endAll(site.tenant.id(), WireSite.ADMIN);
        site.slept.clear();
    }

    @Test
    void aRequestLimitIsToldInJirasForm() {
        startFault(NewFault.of(FaultKind.RATE_LIMITED));

        HttpResponse<String> answer = ask(SiteHost.EU);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("30");
        assertThat(answer.body()).isEqualTo("{\"errorMessages\":[\"Rate limit exceeded.\"],\"errors\":{}}");
    }

    @ParameterizedTest
    @CsvSource({"EDGE_503, 503", "EDGE_504, 504", "EDGE_404, 404"})
    void thePagesOfTheEdgeAreHtml(FaultKind kind, int status) {
        startFault(NewFault.of(kind));

        HttpResponse<String> answer = ask(SiteHost.GLOBAL);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    }

    @ParameterizedTest
    @EnumSource(names = {"DROPPED", "CUT_OFF"})
    void aConnectionEndsBeforeOrInTheMiddleOfAnAnswer(FaultKind kind) {
        startFault(NewFault.of(kind));

        assertThatThrownBy(() -> ask(SiteHost.GLOBAL))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void aSlowAnswerIsTheRightOne() {
        startFault(NewFault.of(FaultKind.SLOW));

        assertThat(ask(SiteHost.GLOBAL).statusCode()).isEqualTo(200);
        assertThat(site.slept).containsExactly(Duration.ofSeconds(20));
    }

    @Test
    void aFaultOfJiraAloneLeavesXrayAlone() {
        startFault(new NewFault(
                FaultKind.EDGE_503,
                Set.of(ApiCall.JIRA),
                Set.of(SiteHost.EU),
                OptionalInt.empty(),
                Optional.empty(),
                OptionalInt.of(2)));

        assertThat(site.graphQl("{ getStatuses { name } }")).contains("PASSED");
        assertThat(ask(SiteHost.GLOBAL).statusCode()).isEqualTo(200);
        assertThat(ask(SiteHost.EU).statusCode()).isEqualTo(503);
        assertThat(ask(SiteHost.EU).statusCode()).isEqualTo(503);
        assertThat(ask(SiteHost.EU).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"ANOTHER_REGION", "STALE_MAPPING", "MOVING", "LICENSE_INVALID", "EXPIRED_TOKENS", "INDEXING_LAG"})
    void whatIsWrongWithXraysDataIsNotJirasTrouble(FaultKind kind) {
        startFault(NewFault.of(kind));

        assertThat(ask(SiteHost.GLOBAL).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void jiraAnswersWhereverXraysDataIs(Residency residency) {
        site.setResidency(Region.AU, residency);
        try {
            for (SiteHost host : SiteHost.values()) {
                assertThat(ask(host).statusCode()).isEqualTo(200);
            }
        } finally {
            site.setResidency(Region.EU, Residency.PINNED);
        }
    }

    @Test
    void xraysLicenceDoesNotCountJirasRequests() {
        var _ = site.identity.tenants().setLicence(site.tenant.id(), Licence.STANDARD, WireSite.ADMIN);
        try {
            for (int i = 0; i <= Licence.STANDARD.requests(); i++) {
                assertThat(ask(SiteHost.EU).statusCode()).isEqualTo(200);
            }
        } finally {
            var _ = site.identity.tenants().setLicence(site.tenant.id(), Licence.UNLIMITED, WireSite.ADMIN);
        }
    }

    @Test
    void aStrangerMeetsNoFault() {
        startFault(NewFault.of(FaultKind.EDGE_503));

        assertThat(site.get(SiteHost.EU, MYSELF, "Authorization", "Basic YTpi").statusCode())
                .isEqualTo(401);
    }

    private static void startFault(NewFault fault) {
        var _ = site.identity.faults().start(site.tenant.id(), fault, WireSite.ADMIN);
    }

    private static HttpResponse<String> ask(SiteHost host) {
        return site.get(host, MYSELF, "Authorization", authorization);
    }
}
