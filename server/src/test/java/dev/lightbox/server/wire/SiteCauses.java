package dev.lightbox.server.wire;

import dev.lightbox.doctor.Diagnosis;
import dev.lightbox.doctor.Doctor;
import dev.lightbox.doctor.Target;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.Database;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.client.ApiCredentials;
import dev.lightbox.xray.client.ClientSettings;
import dev.lightbox.xray.site.faults.FaultKind;
import dev.lightbox.xray.site.faults.NewFault;
import dev.lightbox.xray.site.keys.IssuedKey;
import dev.lightbox.xray.site.users.Access;
import dev.lightbox.xray.site.users.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Causes that our own site really has: keys that ended, projects that are hidden, regions, faults, a clock that is off. */
final class SiteCauses implements AutoCloseable {
    private static final String ONE_RESULT = """
            {"info":{"project":"CALC","summary":"a run"},
             "tests":[{"testInfo":{"summary":"adds","type":"Manual","projectKey":"CALC"},"status":"PASSED"}]}""";

    private final HttpClient http = ClientSettings.httpClient().build();
    private final WireSite site;
    private final Project hidden;
    private int users;

    SiteCauses(Database database) {
        site = new WireSite(database);
        site.pass(Duration.between(Instant.parse("2030-01-01T00:00:00Z"), Instant.now()));
        hidden = site.identity.projects().create(site.tenant.id(), "BOOK", "Bookshop", Access.NONE, WireSite.ADMIN);
    }

    Map<String, Supplier<Diagnosis>> producers() {
        Map<String, Supplier<Diagnosis>> causes = new LinkedHashMap<>();
        causes.put("empty-site", () -> examine(site.key));
        causes.put("healthy", this::withData);
        causes.put("slow-answers", () -> withFault(FaultKind.SLOW));
        keys(causes);
        regions(causes);
        projects(causes);
        causes.put("licence", () -> withFault(FaultKind.LICENSE_INVALID));
        causes.put("rate-limit", () -> withFault(FaultKind.RATE_LIMITED));
        causes.put("edge-503", () -> withFault(FaultKind.EDGE_503));
        causes.put("edge-504", () -> withFault(FaultKind.EDGE_504));
        causes.put("edge-404", () -> withFault(FaultKind.EDGE_404));
        causes.put("dropped", () -> withFault(FaultKind.DROPPED));
        causes.put("cut-off", () -> withFault(FaultKind.CUT_OFF));
        causes.put("expired-tokens", () -> withFault(FaultKind.EXPIRED_TOKENS));
        causes.put("malformed-tokens", () -> withFault(FaultKind.MALFORMED_TOKENS));
        causes.put("wrong-tenant", () -> examine(site.key, target -> target.withExpectedTenant("another-tenant")));
        causes.put("clock-ahead", () -> withClockOff(Duration.ofHours(2)));
        causes.put("clock-behind", () -> withClockOff(Duration.ofHours(-2)));
        return causes;
    }

    private void keys(Map<String, Supplier<Diagnosis>> causes) {
        causes.put("wrong-secret", () -> examine(site.key.clientId(), Secret.of("0".repeat(64))));
        causes.put("unknown-id", () -> examine("F".repeat(32), site.key.clientSecret()));
        causes.put("deleted-key", () -> afterwards(Revocation.DELETE));
        causes.put("regenerated-secret", () -> afterwards(Revocation.REGENERATE_WITHOUT_OVERLAP));
        causes.put("deactivated-owner", () -> afterwards(Revocation.DEACTIVATE_USER));
        causes.put("deleted-key-midway", () -> midway(Revocation.DELETE));
        causes.put("deactivated-owner-midway", () -> midway(Revocation.DEACTIVATE_USER));
    }

    private void regions(Map<String, Supplier<Diagnosis>> causes) {
        causes.put("pinned-elsewhere", () -> examine(site.key, target -> at(SiteHost.US, target)));
        causes.put(
                "pinned-elsewhere-no-map",
                () -> examine(site.key, target -> at(SiteHost.US, target).withHosts(Map.of())));
        causes.put("stale-mapping", () -> withFault(FaultKind.STALE_MAPPING));
        causes.put("moving-unknown", () -> withFault(FaultKind.MOVING));
        causes.put("moving-stated", () -> withFault(FaultKind.MOVING, Target::withMoveUnderWay));
        causes.put("moving-answered-before", () -> withFault(FaultKind.MOVING, Target::withAnsweredBefore));
    }

    private void projects(Map<String, Supplier<Diagnosis>> causes) {
        causes.put("hidden-project", () -> examine(site.key, target -> target.withProjects(List.of("BOOK"))));
        causes.put("unknown-project", () -> examine(site.key, target -> target.withProjects(List.of("NOPE"))));
        causes.put("withdrawn-permission", this::withdrawnMidway);
    }

    private Diagnosis withData() {
        site.post(
                SiteHost.EU,
                "/api/v2/import/execution",
                ONE_RESULT,
                "Authorization",
                site.bearer(),
                "Content-Type",
                "application/json");
        return examine(site.key);
    }

    /** The key has worked, and ended before the examination. */
    private Diagnosis afterwards(Revocation revocation) {
        IssuedKey key = newKey();
        revocation.of(key, site.identity);
        return examine(key, Target::withAnsweredBefore);
    }

    /** The key ends while the examination runs. */
    private Diagnosis midway(Revocation revocation) {
        IssuedKey key = newKey();
        return passing(key, () -> revocation.of(key, site.identity), UnaryOperator.identity());
    }

    private Diagnosis withdrawnMidway() {
        IssuedKey key = newKey();
        site.identity.projects().setAccess(hidden, key.user().id(), Access.BROWSE, WireSite.ADMIN);
        return passing(
                key,
                () -> site.identity.projects().setAccess(hidden, key.user().id(), Access.NONE, WireSite.ADMIN),
                target -> target.withFormerlyVisible(List.of("BOOK")));
    }

    private Diagnosis passing(IssuedKey key, Runnable afterLogin, UnaryOperator<Target> more) {
        try (Passage passage = new Passage(site.at(SiteHost.EU, "/"), afterLogin)) {
            return diagnose(more.apply(Target.of(passage.address(), credentials(key))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Diagnosis withFault(FaultKind kind) {
        return withFault(kind, UnaryOperator.identity());
    }

    private Diagnosis withFault(FaultKind kind, UnaryOperator<Target> more) {
        var _ = site.identity.faults().start(site.tenant.id(), NewFault.of(kind), WireSite.ADMIN);
        try {
            return examine(site.key, more);
        } finally {
            var _ = site.identity.faults().endAll(site.tenant.id(), WireSite.ADMIN);
        }
    }

    private Diagnosis withClockOff(Duration ahead) {
        try (SkewedSite skewed = new SkewedSite(site.listeners.address(SiteHost.EU), ahead)) {
            return diagnose(Target.of(skewed.address(), credentials(site.key)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Diagnosis examine(String clientId, Secret secret) {
        return diagnose(target(new ApiCredentials(clientId, secret)));
    }

    private Diagnosis examine(IssuedKey key) {
        return examine(key, UnaryOperator.identity());
    }

    private Diagnosis examine(IssuedKey key, UnaryOperator<Target> more) {
        return diagnose(more.apply(target(credentials(key))));
    }

    private Diagnosis diagnose(Target target) {
        return new Doctor(ClientSettings.standard(http)).diagnose(target);
    }

    private Target target(ApiCredentials key) {
        Map<SiteHost, URI> hosts = new EnumMap<>(SiteHost.class);
        for (SiteHost host : SiteHost.values()) {
            hosts.put(host, site.listeners.address(host));
        }
        return Target.of(site.listeners.address(SiteHost.GLOBAL), key).withHosts(hosts);
    }

    private Target at(SiteHost host, Target target) {
        return Target.of(site.listeners.address(host), target.credentials()).withHosts(target.hosts());
    }

    private IssuedKey newKey() {
        return site.newKey("owner" + users++, "Somebody");
    }

    private static ApiCredentials credentials(IssuedKey key) {
        return new ApiCredentials(key.clientId(), key.clientSecret());
    }

    @Override
    public void close() {
        site.close();
        http.close();
    }
}
