package dev.lightbox.server.operations;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import dev.lightbox.xray.api.Region;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.site.Licence;
import dev.lightbox.xray.site.Residency;
import dev.lightbox.xray.site.SiteIdentity;
import dev.lightbox.xray.site.Tenant;
import dev.lightbox.xray.site.regions.ContentMove;
import dev.lightbox.xray.site.regions.SiteRegions;
import dev.lightbox.xray.site.users.NewTenant;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Does what can be done with a site itself, and with those beside it. Thread-safe. */
public final class TenantOperations {
    private final SiteIdentity identity;
    private final SiteRegions regions;
    private final ContentMove contentMove;
    private final long tenantId;
    private final Supplier<Map<String, URI>> hosts;

    /** @param hosts where the site's listeners are right now */
    public TenantOperations(
            SiteIdentity identity,
            SiteRegions regions,
            ContentMove contentMove,
            long tenantId,
            Supplier<Map<String, URI>> hosts) {
        this.identity = identity;
        this.regions = regions;
        this.contentMove = contentMove;
        this.tenantId = tenantId;
        this.hosts = hosts;
    }

    Object run(TenantOperation<?> operation, Actor actor, Progress progress) {
        return switch (operation) {
            case TenantOperation.ListSites _ ->
                new TenantOperation.Sites(
                        identity.tenants().all().stream().map(this::shown).toList());
            case TenantOperation.CreateSite create -> shown(create(create, actor));
            case TenantOperation.RenameSite(String name, String browseUrl) ->
                shown(identity.tenants().rename(tenantId, name, browseUrl, actor));
            case TenantOperation.SetLicence(String licence) ->
                shown(identity.tenants()
                        .setLicence(tenantId, EnumName.parse("licence", Licence.class, licence), actor));
            case TenantOperation.ShowResidency _ -> residency(identity.tenants().get(tenantId));
            case TenantOperation.StartMove(String product, String region) ->
                residency(startMove(product, EnumName.parse("region", Region.class, region), actor));
            case TenantOperation.EndMove(boolean completed) ->
                residency(
                        completed
                                ? contentMove.complete(tenantId, actor, progress)
                                : contentMove.cancel(tenantId, actor));
            case TenantOperation.SetMapping(boolean stale) ->
                residency(identity.residency().setMappingStale(tenantId, stale, actor));
        };
    }

    private Tenant create(TenantOperation.CreateSite create, Actor actor) {
        Region region = EnumName.parse("region", Region.class, create.region());
        return regions.create(new NewTenant(create.name(), create.browseUrl(), region), actor);
    }

    private Tenant startMove(String product, Region target, Actor actor) {
        return switch (product.strip().toLowerCase(Locale.ROOT)) {
            case "xray" -> identity.residency().start(tenantId, target, actor);
            case "jira" -> identity.residency().moveJira(tenantId, target, actor);
            default ->
                throw new LightboxException(
                        ErrorCode.INVALID_INPUT,
                        "There is no product \"" + product + "\" whose data could be moved.",
                        "Choose xray or jira.");
        };
    }

    private TenantOperation.OneOf shown(Tenant tenant) {
        return new TenantOperation.OneOf(
                tenant.name(),
                tenant.uuid().toString(),
                tenant.browseUrl(),
                EnumName.of(tenant.region()),
                EnumName.of(tenant.residency()),
                EnumName.of(tenant.licence()),
                tenant.licence() == Licence.UNLIMITED
                        ? null
                        : (Integer) tenant.licence().requests(),
                tenant.id() == tenantId);
    }

    private TenantOperation.DataResidency residency(Tenant tenant) {
        boolean moving = tenant.residency() == Residency.MOVING;
        return new TenantOperation.DataResidency(
                tenant.name(),
                tenant.uuid().toString(),
                List.of(
                        new TenantOperation.Product("jira", EnumName.of(tenant.jiraRegion()), "pinned", null, null),
                        new TenantOperation.Product(
                                "xray",
                                EnumName.of(tenant.region()),
                                moving ? "moving" : "pinned",
                                tenant.movingTo().map(EnumName::of).orElse(null),
                                identity.residency()
                                        .find(tenant.id())
                                        .map(move -> EnumName.of(move.phase()))
                                        .orElse(null))),
                tenant.residency() == Residency.STALE,
                Arrays.stream(SiteHost.values())
                        .map(host -> listener(tenant, host))
                        .toList());
    }

    private TenantOperation.Listener listener(Tenant tenant, SiteHost host) {
        String name = EnumName.of(host);
        return new TenantOperation.Listener(name, hosts.get().get(name), Residency.serves(tenant, host));
    }
}
