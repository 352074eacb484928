package dev.lightbox.credentials;

import java.util.Map;

/**
 * A connection as a person describes it, not yet checked.
 *
 * @param label what the connection is called; unique, whatever its case
 * @param baseUrl where the site is
 * @param hosts the site's hosts by {@code global}, {@code us}, {@code eu} and {@code au}, as far as they are known
 * @param expectedTenant the tenant that the site's tokens must name; empty when any will do
 * @param network how it is reached; certificates are kept as they are, whoever hands them in has checked them
 */
public record ConnectionDraft(
        String label,
        String baseUrl,
        Map<String, String> hosts,
        String expectedTenant,
        Region region,
        Network network) {
    public ConnectionDraft {
        hosts = Map.copyOf(hosts);
    }

    /** One with an address of its own that is reached directly. */
    public ConnectionDraft(String label, String baseUrl, Map<String, String> hosts, String expectedTenant) {
        this(label, baseUrl, hosts, expectedTenant, Region.OWN_ADDRESS, Network.DIRECT);
    }
}
