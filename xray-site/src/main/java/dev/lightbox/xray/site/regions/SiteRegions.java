package dev.lightbox.xray.site.regions;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import dev.lightbox.xray.api.Region;
import dev.lightbox.xray.site.Tenant;
import dev.lightbox.xray.site.content.SiteContent;
import dev.lightbox.xray.site.content.StoredAttachment;
import dev.lightbox.xray.site.graphql.GraphQlService;
import dev.lightbox.xray.site.users.NewTenant;
import dev.lightbox.xray.site.users.Tenants;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The regions that sites have their content in. Only the schema of GraphQL, which is large, is shared. Thread-safe. */
public final class SiteRegions implements AutoCloseable {
    private final Tenants tenants;
    private final GraphQlService schema;
    private final Map<Region, RegionalSite> sites = new EnumMap<>(Region.class);

    public SiteRegions(Database database, RandomIds random, InstantSource clock, AuditTrail audit, Tenants tenants) {
        this.tenants = tenants;
        RegionalSite.Parts parts = new RegionalSite.Parts(random, clock, audit);
        this.schema = new GraphQlService(database, parts.contentOf(database), clock);
        for (Region region : Region.values()) {
            Database store = store(database, region);
            SiteContent content = parts.contentOf(store);
            sites.put(region, RegionalSite.over(store, content, schema.over(store, content), parts));
        }
    }

    /** A region's store, as it is called. */
    static Database store(Database database, Region region) {
        return new FencedStore(database.in(region.name().toLowerCase(Locale.ROOT)), region);
    }

    /**
     * Does work for a tenant whose content may begin to move meanwhile: what the work writes to a store is refused when the
     * content is not there to stay. Transactions that have begun end before a move begins. The work writes on the
     * thread that it is called on.
     *
     * @throws ContentMoving when a write came too late
     */
    public static <T, X extends Throwable> T forTenant(long tenantId, ScopedValue.CallableOp<? extends T, X> work)
            throws X {
        return FencedStore.forTenant(tenantId, work);
    }

    public RegionalSite in(Region region) {
        return Objects.requireNonNull(sites.get(region));
    }

    /** Where this tenant's content is now; ask again for each piece of work, since it may move. */
    public RegionalSite of(long tenantId) {
        return in(tenants.get(tenantId).region());
    }

    /**
     * Creates a tenant with test types and statuses, or nothing.
     *
     * @throws dev.lightbox.kernel.LightboxException {@code ALREADY_EXISTS} when the name is taken
     */
    public Tenant create(NewTenant wanted, AuditTrail.Actor actor) {
        RegionalSite site = in(wanted.region());
        return tenants.create(
                wanted, actor, site.store(), tenant -> site.content().seedDefaults(tenant.id()));
    }

    /** The bytes of a file of a tenant; see {@link dev.lightbox.xray.site.content.Attachments#open}. */
    public InputStream open(StoredAttachment file) {
        return of(file.tenantId()).content().attachments().open(file);
    }

    /** Builds the schema of GraphQL unless that is done or under way, and returns when it is there. */
    public void warmUp() {
        schema.warmUp();
    }

    /** Ends the jobs that run. May be called again. */
    @Override
    public void close() {
        sites.values().forEach(site -> site.jobs().close());
    }
}
