package dev.lightbox.xray.site.users;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import dev.lightbox.xray.api.Region;
import dev.lightbox.xray.site.Licence;
import dev.lightbox.xray.site.Residency;
import dev.lightbox.xray.site.SiteIds;
import dev.lightbox.xray.site.Tenant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sites of this installation and where their data lives. Reading costs no database access. Thread-safe. */
public final class Tenants {
    /** All of them are kept in memory, and every page offers them for choice. */
    private static final int MOST = 1000;

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
        byId = TenantRows.all(database).stream().collect(Collectors.toUnmodifiableMap(Tenant::id, Function.identity()));
    }

    /** All tenants, oldest first. */
    public List<Tenant> all() {
        return byId.values().stream()
                .sorted(Comparator.comparingLong(Tenant::id))
                .toList();
    }

    public Optional<Tenant> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The tenant with this name or this uuid. */
    public Optional<Tenant> find(String nameOrUuid) {
        return byId.values().stream()
                .filter(tenant -> tenant.name().equals(nameOrUuid)
                        || tenant.uuid().toString().equalsIgnoreCase(nameOrUuid))
                .findFirst();
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
        return find(name).orElseGet(() -> create(new NewTenant(name, browseUrl, region), actor));
    }

    /**
     * Creates a tenant that is pinned to its region and has no request limit.
     *
     * @throws LightboxException {@code ALREADY_EXISTS} when the name is taken
     */
    public Tenant create(NewTenant wanted, AuditTrail.Actor actor) {
        return create(wanted, actor, database, _ -> {});
    }

    /**
     * Does the same and, in one transaction with it, what a new tenant must not be without.
     *
     * @param store of the tenant's region
     * @param furnish what is done in the store
     */
    public Tenant create(NewTenant wanted, AuditTrail.Actor actor, Database store, Consumer<Tenant> furnish) {
        requireRoom();
        Tenant created = store.write(sql -> {
            Tenant tenant = new Tenant(
                    SiteIds.next(sql),
                    random.uuid(),
                    wanted.name(),
                    wanted.browseUrl(),
                    wanted.region(),
                    Residency.PINNED);
            if (!TenantRows.insert(sql, tenant, clock.millis())) {
                throw nameTaken(wanted.name());
            }
            feed.append(sql, Change.Subject.TENANT, tenant.id());
            audit("tenant.create", tenant, actor);
            furnish.accept(tenant);
            return tenant;
        });
        feed.catchUp();
        return created;
    }

    private void requireRoom() {
        if (byId.size() >= MOST) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "This installation has " + byId.size() + " sites; it takes no more.",
                    "Use one of them, or another installation.");
        }
    }

    /** @throws LightboxException {@code ALREADY_EXISTS} when another tenant has the name */
    public Tenant rename(long id, String name, String browseUrl, AuditTrail.Actor actor) {
        NewTenant checked = new NewTenant(name, browseUrl, get(id).region());
        if (find(checked.name()).filter(other -> other.id() != id).isPresent()) {
            throw nameTaken(checked.name());
        }
        return change(id, "tenant.rename", actor, before -> before.named(checked.name(), checked.browseUrl()));
    }

    public Tenant setLicence(long id, Licence licence, AuditTrail.Actor actor) {
        return change(id, "tenant.licence", actor, before -> before.licensed(licence));
    }

    /** Says where the tenant's data lives and whether it is pinned there; listeners act on it at once. */
    public Tenant setResidency(long id, Region region, Residency residency, AuditTrail.Actor actor) {
        return change(id, "tenant.residency", actor, before -> before.residing(region, residency));
    }

    /**
     * Changes a tenant as it is in the database; the change counts at once.
     *
     * @param action what the audit trail calls it
     * @param changed may refuse; then nothing has changed
     */
    Tenant change(long id, String action, AuditTrail.Actor actor, UnaryOperator<Tenant> changed) {
        return change(database, id, action, actor, (_, tenant) -> changed.apply(tenant));
    }

    /**
     * The same in a transaction of a region's store, with what else belongs to the change.
     *
     * @param store this database, or one that sees it
     */
    Tenant change(
            Database store,
            long id,
            String action,
            AuditTrail.Actor actor,
            BiFunction<JdbcClient, Tenant, Tenant> changed) {
        Tenant after = store.write(sql -> {
            Tenant tenant = changed.apply(sql, TenantRows.lock(sql, id).orElseThrow(() -> unknown(id)));
            TenantRows.update(sql, tenant);
            feed.append(sql, Change.Subject.TENANT, id);
            audit(action, tenant, actor);
            return tenant;
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
                        tenant.residency().name(),
                        "movingTo",
                        tenant.movingTo().map(Region::name).orElse(""),
                        "jiraRegion",
                        tenant.jiraRegion().name(),
                        "licence",
                        tenant.licence().name())));
    }

    private static LightboxException nameTaken(String name) {
        return new LightboxException(
                ErrorCode.ALREADY_EXISTS,
                "There already is a site with the name \"" + name + "\".",
                "Choose another name, or use the site that is there.");
    }

    private static LightboxException unknown(long id) {
        return new LightboxException(
                ErrorCode.NOT_FOUND,
                "There is no site with the id " + id + ".",
                "List the sites and choose one of them.");
    }
}
