package dev.lightbox.xray.site.users;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import dev.lightbox.xray.api.Region;
import dev.lightbox.xray.site.Residency;
import dev.lightbox.xray.site.SiteIds;
import dev.lightbox.xray.site.Tenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The sites of this installation and where their data lives. Reading costs no database access. Thread-safe. */
public final class Tenants {
    private final Database database;
    private final ChangeFeed feed;
    private final RandomIds random;
    private final AuditTrail audit;
    private final InstantSource clock;
    private volatile Map<Long, Tenant> byId = Map.of();

    public Tenants(Database database, ChangeFeed feed, RandomIds random, AuditTrail audit, InstantSource clock) {
        this.database = database;
        this.feed = feed;
        this.random = random;
        this.audit = audit;
        this.clock = clock;
        feed.listen(new ChangeFeed.Listener() {
            @Override
            public void changed(List<Change> changes) {
                if (changes.stream().anyMatch(change -> change.subject() == Change.Subject.TENANT)) {
                    load();
                }
            }

            @Override
            public void everythingChanged() {
                load();
            }
        });
    }

    private void load() {
        byId = database.read(sql -> sql.sql("SELECT * FROM site_tenant").query(Tenants::read).stream()
                .collect(Collectors.toUnmodifiableMap(Tenant::id, Function.identity())));
    }

    private static Tenant read(ResultSet row, int index) throws SQLException {
        return new Tenant(
                row.getLong("id"),
                UUID.fromString(row.getString("uuid")),
                row.getString("name"),
                row.getString("browse_url"),
                Region.valueOf(row.getString("region")),
                Residency.valueOf(row.getString("residency")));
    }

    /** All tenants, oldest first. */
    public List<Tenant> all() {
        return byId.values().stream()
                .sorted((one, other) -> Long.compare(one.id(), other.id()))
                .toList();
    }

    public Optional<Tenant> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The tenant with this id, which must exist. */
    public Tenant get(long id) {
        return find(id).orElseThrow(() -> unknown(id));
    }

    /**
     * The tenant of this name, created pinned to {@code region} when there is none yet.
     *
     * @param browseUrl what {@code self} links start with, such as {@code https://example.atlassian.net}
     */
    public Tenant ensure(String name, String browseUrl, Region region, AuditTrail.Actor actor) {
        Optional<Tenant> known =
                all().stream().filter(tenant -> tenant.name().equals(name)).findFirst();
        return known.orElseGet(() -> create(name, browseUrl.replaceAll("/+$", ""), region, actor));
    }

    private Tenant create(String name, String browseUrl, Region region, AuditTrail.Actor actor) {
        Tenant created = database.write(sql -> {
            Tenant tenant = new Tenant(SiteIds.next(sql), random.uuid(), name, browseUrl, region, Residency.PINNED);
            sql.sql("INSERT INTO site_tenant (id, uuid, name, browse_url, region, residency, created_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                    .params(tenant.id(), tenant.uuid().toString(), name, browseUrl, region.name())
                    .params(tenant.residency().name(), clock.millis())
                    .update();
            feed.append(sql, Change.Subject.TENANT, tenant.id());
            audit("tenant.create", tenant, actor);
            return tenant;
        });
        feed.catchUp();
        return created;
    }

    /** Says where the tenant's data lives and whether it is pinned there; listeners act on it at once. */
    public Tenant setResidency(long id, Region region, Residency residency, AuditTrail.Actor actor) {
        Tenant before = get(id);
        Tenant after = new Tenant(id, before.uuid(), before.name(), before.browseUrl(), region, residency);
        database.update(sql -> {
            sql.sql("UPDATE site_tenant SET region = ?, residency = ? WHERE id = ?")
                    .params(region.name(), residency.name(), id)
                    .update();
            feed.append(sql, Change.Subject.TENANT, id);
            audit("tenant.residency", after, actor);
        });
        feed.catchUp();
        return after;
    }

    private void audit(String action, Tenant tenant, AuditTrail.Actor actor) {
        audit.record(new AuditTrail.Entry(
                clock.instant(),
                actor.name(),
                action,
                tenant.name(),
                actor.origin(),
                Map.of(
                        "region",
                        tenant.region().name(),
                        "residency",
                        tenant.residency().name())));
    }

    private static LightboxException unknown(long id) {
        return new LightboxException(
                ErrorCode.NOT_FOUND,
                "There is no site with the id " + id + ".",
                "List the sites and choose one of them.");
    }
}
