package dev.lightbox.xray.site;

import dev.lightbox.xray.api.Region;
import dev.lightbox.xray.api.SiteHost;

/** The state of a tenant's data residency, which decides which hosts serve its data; tokens are issued on all of them. */
public enum Residency {
    /** The tenant's own region and the global host serve. */
    PINNED,
    /** The global host's mapping is out of date: only the tenant's own region serves. */
    STALE,
    /** The data is on its way to another region: no host serves. */
    MOVING;

    /** Whether {@code host} answers data calls of {@code tenant}. */
    public static boolean serves(Tenant tenant, SiteHost host) {
        return tenant.residency().serves(tenant.region(), host);
    }

    /** Whether {@code host} answers data calls of a tenant of {@code region} that is in this state. */
    public boolean serves(Region region, SiteHost host) {
        boolean ownRegion = host.region().filter(region::equals).isPresent();
        return switch (this) {
            case PINNED -> ownRegion || host == SiteHost.GLOBAL;
            case STALE -> ownRegion;
            case MOVING -> false;
        };
    }
}
