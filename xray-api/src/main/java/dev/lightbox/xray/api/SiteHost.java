package dev.lightbox.xray.api;

import java.net.URI;
import java.util.Optional;

/**
 * The four hosts by which a site is reached (contract section 1). <em>Global</em> is a host, not a region: it forwards to
 * the region that its mapping names.
 */
public enum SiteHost {
    GLOBAL("https://xray.cloud.getxray.app"),
    US("https://us.xray.cloud.getxray.app"),
    EU("https://eu.xray.cloud.getxray.app"),
    AU("https://au.xray.cloud.getxray.app");

    private final String cloudAddress;

    SiteHost(String cloudAddress) {
        this.cloudAddress = cloudAddress;
    }

    /** Where this host of the real Xray Cloud is. */
    public URI cloudAddress() {
        return URI.create(cloudAddress);
    }

    /** The region that this host serves; empty for the global one. */
    public Optional<Region> region() {
        return this == GLOBAL ? Optional.empty() : Optional.of(Region.valueOf(name()));
    }
}
