package dev.lightbox.credentials;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A site that the command center talks to. Holds no credentials, only what is known about them.
 *
 * @param baseUrl without a slash at its end
 * @param hosts by {@code global}, {@code us}, {@code eu} and {@code au}; empty when nobody named them
 * @param region which host {@code baseUrl} is; with {@code DETECT} it follows what checks find
 * @param detected with {@code DETECT}, which host was found to serve
 * @param expectedTenant the tenant that a person says must answer
 * @param tenant the one that answered the first healthy check, or that a person confirmed since; empty again when a person
 *     expects another
 * @param otherTenant another one that has answered since; while there is one nothing is backed up
 * @param isDefault whether it is meant where none is named; exactly one of all connections is
 * @param reminderAddresses who is told before a secret expires: e-mail addresses
 */
public record Connection(
        UUID id,
        String label,
        URI baseUrl,
        Map<String, URI> hosts,
        Region region,
        Optional<Detection> detected,
        Network network,
        Optional<String> expectedTenant,
        Optional<String> tenant,
        Optional<OtherTenant> otherTenant,
        boolean isDefault,
        Instant createdAt,
        Instant updatedAt,
        List<String> reminderAddresses,
        Map<Generation, PairFacts> pairs) {

    /** When and by whom credentials were stored. */
    public record Saved(Instant at, String by) {}

    /**
     * What came of trying the credentials.
     *
     * @param at when the check began
     * @param verdict the doctor's verdict code
     * @param sentence what a person reads of it, without anything secret
     * @param remedy what to do about it; empty when healthy
     */
    public record Check(Instant at, String verdict, boolean healthy, String sentence, String remedy) {}

    /**
     * Which host serves the data.
     *
     * @param before the host that was found before this one; empty when it has not moved
     */
    public record Detection(String host, Instant at, Optional<String> before) {}

    /** A tenant that is not the remembered one, and when it first answered. */
    public record OtherTenant(String tenant, Instant since) {}

    public Connection {
        hosts = Map.copyOf(hosts);
        reminderAddresses = List.copyOf(reminderAddresses);
        pairs = Map.copyOf(pairs);
    }

    /** The tenant that tokens must name: the remembered one, else the one that a person expects. */
    public Optional<String> tenantToExpect() {
        return tenant.or(() -> expectedTenant);
    }

    /** Whether it leads where the other one does: what was found behind one is true of both. */
    boolean leadsWhere(Connection other) {
        return baseUrl.equals(other.baseUrl) && hosts.equals(other.hosts);
    }

    /** What is known about one of its key pairs; empty when there is none. */
    public Optional<PairFacts> pair(Generation generation) {
        return Optional.ofNullable(pairs.get(generation));
    }

    /** When and by whom the pair in use was stored; empty when there is none. */
    public Optional<Saved> credentials() {
        return pair(Generation.CURRENT).map(PairFacts::saved);
    }

    /** The account id of the user that the pair in use acts for; empty before it has brought a token. */
    public Optional<String> actingAccount() {
        return pair(Generation.CURRENT).flatMap(PairFacts::actingAccount);
    }

    /** The last check of the pair in use. */
    public Optional<Check> lastCheck() {
        return pair(Generation.CURRENT).flatMap(PairFacts::lastCheck);
    }

    /** The connection in a form that can be edited. */
    public ConnectionDraft draft() {
        Map<String, String> texts = new TreeMap<>();
        hosts.forEach((host, url) -> texts.put(host, url.toString()));
        return new ConnectionDraft(label, baseUrl.toString(), texts, expectedTenant.orElse(""), region, network);
    }
}
