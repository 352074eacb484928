package dev.lightbox.credentials;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A site that the command center talks to. Holds no credentials, only whether there are any.
 *
 * @param baseUrl without a slash at its end
 * @param hosts by {@code global}, {@code us}, {@code eu} and {@code au}; empty when nobody named them
 * @param isDefault whether it is meant where none is named; exactly one of all connections is
 * @param lastCheck of the credentials that are stored now
 */
public record Connection(
        UUID id,
        String label,
        URI baseUrl,
        Map<String, URI> hosts,
        Optional<String> expectedTenant,
        boolean isDefault,
        Instant createdAt,
        Instant updatedAt,
        Optional<Saved> credentials,
        Optional<Check> lastCheck) {

    /** When and by whom credentials were stored. */
    public record Saved(Instant at, String by) {}

    /**
     * What came of trying the credentials.
     *
     * @param at when the check began
     * @param verdict the doctor's verdict code
     */
    public record Check(Instant at, String verdict, boolean healthy) {}

    public Connection {
        hosts = Map.copyOf(hosts);
    }

    /** The connection in a form that can be edited. */
    public ConnectionDraft draft() {
        Map<String, String> texts = new TreeMap<>();
        hosts.forEach((host, url) -> texts.put(host, url.toString()));
        return new ConnectionDraft(label, baseUrl.toString(), texts, expectedTenant.orElse(""));
    }
}
