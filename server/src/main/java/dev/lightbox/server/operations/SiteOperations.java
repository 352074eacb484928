package dev.lightbox.server.operations;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.xray.site.Page;
import dev.lightbox.xray.site.SiteIdentity;
import dev.lightbox.xray.site.SiteUser;
import dev.lightbox.xray.site.Tenant;
import dev.lightbox.xray.site.regions.SiteRegions;
import dev.lightbox.xray.site.users.Access;
import dev.lightbox.xray.site.users.NewUser;
import dev.lightbox.xray.site.users.Project;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Does what can be done with our own site besides its keys. Thread-safe. */
public final class SiteOperations {
    private final SiteIdentity identity;
    private final long tenantId;
    private final SiteRegions regions;
    private final Supplier<Map<String, URI>> hosts;

    /** @param hosts where the site's listeners are right now */
    public SiteOperations(SiteIdentity identity, Tenant tenant, SiteRegions regions, Supplier<Map<String, URI>> hosts) {
        this.identity = identity;
        this.tenantId = tenant.id();
        this.regions = regions;
        this.hosts = hosts;
    }

    Object run(SiteOperation<?> operation, Actor actor) {
        return switch (operation) {
            case SiteOperation.DescribeSite _ -> describe();
            case SiteOperation.ListUsers list -> list(list);
            case SiteOperation.CreateUser create -> shown(identity.users().create(tenantId, newUser(create), actor));
            case SiteOperation.ListProjects _ ->
                new SiteOperation.Projects(identity.projects().list(tenantId).stream()
                        .map(SiteOperations::shown)
                        .toList());
            case SiteOperation.CreateProject create ->
                shown(identity.projects().create(tenantId, create.key(), create.name(), Access.EDIT, actor));
        };
    }

    private SiteOperation.Site describe() {
        Tenant tenant = identity.tenants().get(tenantId);
        return new SiteOperation.Site(
                tenant.name(),
                tenant.uuid().toString(),
                tenant.region().name().toLowerCase(Locale.ROOT),
                tenant.residency().name().toLowerCase(Locale.ROOT),
                hosts.get(),
                regions.of(tenantId).store().read(this::counts));
    }

    private Map<String, Long> counts(JdbcClient sql) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("projects", count(sql, "SELECT count(*) FROM site_project WHERE tenant_id = ?"));
        counts.put("users", count(sql, "SELECT count(*) FROM site_user WHERE tenant_id = ?"));
        counts.put("apiKeys", count(sql, "SELECT count(*) FROM site_api_key WHERE tenant_id = ?"));
        for (String kind : new String[] {"TEST", "PRECONDITION", "TEST_SET", "TEST_PLAN", "TEST_EXECUTION"}) {
            counts.put(
                    kind, count(sql, "SELECT count(*) FROM site_issue WHERE tenant_id = ? AND kind = '" + kind + "'"));
        }
        counts.put("TEST_RUN", count(sql, "SELECT count(*) FROM site_run WHERE tenant_id = ?"));
        return counts;
    }

    private long count(JdbcClient sql, String statement) {
        return sql.sql(statement).param(tenantId).query(Long.class).single();
    }

    private SiteOperation.Users list(SiteOperation.ListUsers list) {
        Page<SiteUser> found = identity.users()
                .list(
                        tenantId,
                        list.search(),
                        new Page.Request(list.paging().page(), list.paging().size()));
        return new SiteOperation.Users(
                found.items().stream().map(SiteOperations::shown).toList(), found.total(), list.paging());
    }

    /** The account id is the user key: our own site has no directory elsewhere that would give another one. */
    private static NewUser newUser(SiteOperation.CreateUser create) {
        return new NewUser(
                create.userKey(),
                create.userKey(),
                create.displayName(),
                create.email(),
                create.app() ? SiteUser.Kind.APP : SiteUser.Kind.PERSON);
    }

    static SiteOperation.User shown(SiteUser user) {
        return new SiteOperation.User(
                user.accountId(),
                user.userKey(),
                user.displayName(),
                user.email(),
                user.kind() == SiteUser.Kind.APP,
                user.active());
    }

    private static SiteOperation.Project shown(Project project) {
        return new SiteOperation.Project(project.id(), project.key(), project.name());
    }
}
