package dev.lightbox.doctor;

import static dev.lightbox.xray.client.StandInSite.AUTHENTICATE;
import static dev.lightbox.xray.client.StandInSite.EXPORT;
import static dev.lightbox.xray.client.StandInSite.GRAPHQL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.Finding;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.api.WireErrors;
import dev.lightbox.xray.client.StandInSite;
import dev.lightbox.xray.client.StandInSite.Reply;
import java.net.URI;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Four listeners, of which some serve and some refuse, as a pinned, stale or moving tenant makes them. */
class MatrixTest {
    private final Map<SiteHost, StandInSite> hosts = new EnumMap<>(SiteHost.class);

    MatrixTest() {
        for (SiteHost host : SiteHost.values()) {
            hosts.put(host, StandInSite.start());
        }
    }

    @AfterEach
    void stop() {
        hosts.values().forEach(StandInSite::close);
    }

    @Test
    void aPinnedTenantIsHealthyAtItsOwnHostAndAtTheGlobalOne() {
        serve(EnumSet.of(SiteHost.GLOBAL, SiteHost.EU));

        Diagnosis diagnosis = diagnose(SiteHost.EU);

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.HEALTHY);
        assertThat(diagnosis.connectionOpen()).isTrue();
        assertThat(diagnosis.sentence()).isEqualTo("Connection is open");
        assertThat(diagnosis.matrix())
                .extracting(row -> row.host() + " " + row.outcome())
                .containsExactly("global SERVES", "us ANOTHER_REGION", "eu SERVES", "au ANOTHER_REGION");
        assertThat(diagnose(SiteHost.GLOBAL).verdict()).isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void atAnotherRegionsHostTheServingOnesAreNamed() {
        serve(EnumSet.of(SiteHost.GLOBAL, SiteHost.EU));

        Diagnosis diagnosis = diagnose(SiteHost.US);

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.DATA_IN_ANOTHER_REGION);
        assertThat(diagnosis.findings().getFirst().observed())
                .contains("eu (" + url(SiteHost.EU) + ")", "global (", "not by " + url(SiteHost.US));
        assertThat(findings(diagnosis)).doesNotContain("global-mapping");
    }

    @Test
    void aStaleMappingOfTheGlobalHostIsCalledSo() {
        serve(EnumSet.of(SiteHost.EU));

        Diagnosis diagnosis = diagnose(SiteHost.GLOBAL);

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.DATA_IN_ANOTHER_REGION);
        assertThat(findings(diagnosis)).contains("global-mapping");
        assertThat(findings(diagnose(SiteHost.EU))).contains("global-mapping");
        assertThat(diagnose(SiteHost.EU).verdict()).isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void aMoveIsAMoveOnlyWhenEveryHostRefusesAndSomebodyKnows() {
        serve(Set.of());

        assertThat(diagnose(SiteHost.GLOBAL).verdict()).isEqualTo(Verdict.DATA_IN_ANOTHER_REGION);
        assertThat(diagnose(SiteHost.GLOBAL).findings().getFirst().observed()).contains("Look at Data residency");
        assertThat(diagnose(target(SiteHost.GLOBAL).withMoveUnderWay()).verdict())
                .isEqualTo(Verdict.RESIDENCY_MOVE_IN_PROGRESS);
        assertThat(diagnose(target(SiteHost.GLOBAL).withAnsweredBefore()).verdict())
                .isEqualTo(Verdict.RESIDENCY_MOVE_IN_PROGRESS);

        serve(EnumSet.of(SiteHost.AU));
        assertThat(diagnose(target(SiteHost.GLOBAL).withMoveUnderWay()).verdict())
                .isEqualTo(Verdict.DATA_IN_ANOTHER_REGION);
    }

    @Test
    void aHostThatCannotBeAskedIsNoRefusal() {
        serve(Set.of());
        hosts.get(SiteHost.AU).always(AUTHENTICATE, Reply.html(503, "down"));

        Diagnosis diagnosis = diagnose(target(SiteHost.GLOBAL).withMoveUnderWay());

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.DATA_IN_ANOTHER_REGION);
        assertThat(diagnosis.findings().getFirst().observed()).contains("au (", "could not be asked");
    }

    @Test
    void whenTheBaseIsDownAHostThatServesIsPointedOut() {
        serve(EnumSet.of(SiteHost.EU));
        hosts.get(SiteHost.GLOBAL).close();

        Diagnosis diagnosis = diagnose(SiteHost.GLOBAL);

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.NETWORK_UNREACHABLE);
        assertThat(diagnosis.findings()).extracting(Finding::observed).anyMatch(text -> text.contains("eu ("));
    }

    @Test
    void rejectedCredentialsAreNotTriedAtEveryHost() {
        hosts.values().forEach(site -> site.always(AUTHENTICATE, Reply.error(401, WireErrors.INVALID_CREDENTIALS)));

        Diagnosis diagnosis = diagnose(SiteHost.GLOBAL);

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.CREDENTIALS_REJECTED);
        assertThat(hosts.get(SiteHost.EU).seen()).isEmpty();
        assertThat(diagnosis.matrix())
                .extracting(MatrixRow::outcome)
                .containsOnly(MatrixRow.Outcome.FAILED, MatrixRow.Outcome.NOT_ASKED);
    }

    @Test
    void withoutAHostMapTheMatrixHasOneRowAndSaysSo() {
        serve(EnumSet.of(SiteHost.GLOBAL));

        Diagnosis diagnosis = diagnose(Examinations.target(url(SiteHost.GLOBAL)));

        assertThat(diagnosis.matrix()).extracting(MatrixRow::host).containsExactly("base");
        assertThat(findings(diagnosis)).contains("matrix");
    }

    @Test
    void theRealCloudHasItsFourHostsWithoutBeingTold() {
        Target cloud = Examinations.target(URI.create("https://eu.xray.cloud.getxray.app"));

        assertThat(cloud.hosts()).containsOnlyKeys(SiteHost.values());
        assertThat(cloud.hosts().get(SiteHost.AU)).isEqualTo(URI.create("https://au.xray.cloud.getxray.app"));
    }

    private void serve(Set<SiteHost> serving) {
        hosts.forEach((host, site) -> {
            if (serving.contains(host)) {
                site.healthy();
            } else {
                site.always(EXPORT, Reply.error(401, WireErrors.ANOTHER_REGION));
                site.always(GRAPHQL, Reply.error(401, WireErrors.ANOTHER_REGION));
            }
        });
    }

    private Diagnosis diagnose(SiteHost base) {
        return diagnose(target(base));
    }

    private static Diagnosis diagnose(Target target) {
        return Examinations.doctor().diagnose(target);
    }

    private Target target(SiteHost base) {
        Map<SiteHost, URI> urls = new EnumMap<>(SiteHost.class);
        hosts.forEach((host, _) -> urls.put(host, url(host)));
        return Examinations.target(url(base)).withHosts(urls);
    }

    private URI url(SiteHost host) {
        return hosts.get(host).url();
    }

    private static Set<String> findings(Diagnosis diagnosis) {
        return diagnosis.findings().stream().map(Finding::checkId).collect(Collectors.toSet());
    }
}
