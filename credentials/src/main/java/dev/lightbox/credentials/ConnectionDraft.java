package dev.lightbox.credentials;

import java.util.Map;

/**
 * A connection as a person describes it, not yet checked.
 *
 * @param label what the connection is called; unique, whatever its case
 * @param baseUrl where the site is
 * @param hosts the site's hosts by {@code global}, {@code us}, {@code eu} and {@code au}, as far as they are known
 * @param expectedTenant the tenant that the site's tokens must name; empty when any will do
 */
public record ConnectionDraft(String label, String baseUrl, Map<String, String> hosts, String expectedTenant) {
    public ConnectionDraft {
        hosts = Map.copyOf(hosts);
    }
}
