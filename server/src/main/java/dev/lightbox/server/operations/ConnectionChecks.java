package dev.lightbox.server.operations;

import dev.lightbox.credentials.Connection;
import dev.lightbox.credentials.Connections;
import dev.lightbox.credentials.Credentials;
import dev.lightbox.credentials.Generation;
import dev.lightbox.credentials.Region;
import dev.lightbox.doctor.Diagnosis;
import dev.lightbox.doctor.Doctor;
import dev.lightbox.doctor.Identity;
import dev.lightbox.doctor.MatrixRow;
import dev.lightbox.doctor.Target;
import dev.lightbox.doctor.watch.ConnectionHealth;
import dev.lightbox.doctor.watch.HealthCheck;
import dev.lightbox.doctor.watch.Occasion;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.client.ApiCredentials;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Has the doctor look at connections, with fresh eyes: no token and no budget of an earlier client. Thread-safe. */
record ConnectionChecks(Connections connections, SiteClients clients, ConnectionHealth health, InstantSource clock) {
    private static final Set<String> REGIONS = Set.of("us", "eu", "au");

    /**
     * What was found, and the short form of it that is kept.
     *
     * @param examined the connection as it was then: what was found is to be kept by {@link Connections#unlessMoved}
     * @param pair the one of its pairs that was examined
     * @param check as of the time at which the examination began
     */
    record Checked(Connection examined, Connection.Saved pair, Diagnosis diagnosis, Connection.Check check) {}

    /**
     * Examines the connection with one of its pairs. Keeps nothing.
     *
     * @throws LightboxException {@code NO_CREDENTIALS} when there is no such pair; one whose source does not give it now is
     *     a result
     */
    Checked examine(Connection connection, Generation generation) {
        Instant begun = clock.instant();
        Connection.Saved pair = connection
                .pair(generation)
                .orElseThrow(() -> noCredentials(connection, generation))
                .saved();
        Diagnosis diagnosis = diagnose(connection, generation);
        return new Checked(
                connection,
                pair,
                diagnosis,
                new Connection.Check(
                        begun,
                        diagnosis.verdict().name(),
                        diagnosis.connectionOpen(),
                        diagnosis.sentence(),
                        diagnosis.remedy()));
    }

    private Diagnosis diagnose(Connection connection, Generation generation) {
        Doctor doctor = clients.doctor(connection);
        Optional<Credentials> credentials;
        try {
            credentials = connections.generations().reveal(connection.id(), generation);
        } catch (LightboxException unreadable) {
            if (unreadable.code() != ErrorCode.NO_CREDENTIALS) {
                throw unreadable;
            }
            return doctor.withoutCredentials(connection.baseUrl(), hosts(connection), unreadable);
        }
        return doctor.diagnose(
                target(connection, credentials.orElseThrow(() -> noCredentials(connection, generation))));
    }

    /**
     * As {@link #examine} for the pair in use. Where the region is to be detected, the host that serves becomes the
     * connection's address, and the examination is repeated there when that has changed.
     */
    Checked examineWhereItServes(Connection connection, Actor actor) {
        Checked first = examine(connection, Generation.CURRENT);
        Optional<MatrixRow> serving = connection.region() == Region.DETECT
                ? theServingRegion(first.diagnosis().matrix())
                : Optional.empty();
        boolean moved = serving.flatMap(row -> connections.unlessMoved(
                        connection, () -> connections.detected(connection.id(), row.host(), row.url(), actor)))
                .orElse(false);
        return moved ? examine(connections.require(connection.id().toString()), Generation.CURRENT) : first;
    }

    /**
     * Writes down what a check of the pair in use tells of the connection: the history with what follows from it, the projects
     * that are seen, whose key it is and where. Part of the transaction that runs.
     */
    void keep(Checked checked, Occasion occasion, Actor actor) {
        UUID id = checked.examined().id();
        boolean healthy = checked.check().healthy();
        Identity identity = checked.diagnosis().identity();
        health.checked(id.toString(), checked.examined().label(), remembered(checked, occasion, actor));
        if (healthy) {
            health.projects()
                    .seen(id.toString(), identity.tenant(), checked.diagnosis().visibleProjects());
        }
        connections.tenants().met(id, Optional.of(checked.pair()), identity.tenant(), identity.accountId(), healthy);
    }

    /** What the history keeps of it. */
    HealthCheck remembered(Checked checked, Occasion occasion, Actor actor) {
        Instant begun = checked.check().at();
        return new HealthCheck(
                begun,
                checked.diagnosis().verdict(),
                checked.diagnosis().judgement().cause(),
                occasion,
                actor.name(),
                Duration.between(begun, clock.instant()).toMillis());
    }

    /** The one region whose host serves; the global host serves whichever region the data is in. */
    private static Optional<MatrixRow> theServingRegion(List<MatrixRow> matrix) {
        List<MatrixRow> serving = matrix.stream()
                .filter(row -> row.outcome() == MatrixRow.Outcome.SERVES && REGIONS.contains(row.host()))
                .toList();
        return serving.size() == 1 ? Optional.of(serving.getFirst()) : Optional.empty();
    }

    private static LightboxException noCredentials(Connection connection, Generation generation) {
        return generation == Generation.CURRENT
                ? new LightboxException(
                        ErrorCode.NO_CREDENTIALS,
                        "The connection " + connection.label() + " has no credentials to check.",
                        "Enter the Client ID and the Client secret, save them, and check again.")
                : new LightboxException(
                        ErrorCode.NO_CREDENTIALS,
                        "No new credentials wait beside those that the connection " + connection.label() + " uses.",
                        "Save new ones first. They wait there as long as the current ones are healthy.");
    }

    private Target target(Connection connection, Credentials credentials) {
        Target target =
                Target.of(connection.baseUrl(), new ApiCredentials(credentials.clientId(), credentials.clientSecret()));
        if (!connection.hosts().isEmpty()) {
            target = target.withHosts(hosts(connection));
        }
        if (connection.tenantToExpect().isPresent()) {
            target = target.withExpectedTenant(connection.tenantToExpect().get());
        }
        String tenant = connection.tenantToExpect().orElse("");
        target = target.withFormerlyVisible(
                health.projects().expected(connection.id().toString(), tenant));
        boolean answeredBefore = connection.pairs().values().stream()
                .anyMatch(pair -> pair.lastSuccess().isPresent());
        return answeredBefore ? target.withAnsweredBefore() : target;
    }

    private static Map<SiteHost, URI> hosts(Connection connection) {
        Map<SiteHost, URI> hosts = new EnumMap<>(SiteHost.class);
        connection.hosts().forEach((host, url) -> hosts.put(SiteHost.valueOf(host.toUpperCase(Locale.ROOT)), url));
        return hosts;
    }
}
