package dev.lightbox.server.operations;

import dev.lightbox.credentials.Connection;
import dev.lightbox.credentials.Connections;
import dev.lightbox.credentials.Credentials;
import dev.lightbox.credentials.Generation;
import dev.lightbox.doctor.Diagnosis;
import dev.lightbox.doctor.Target;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.client.ApiCredentials;
import java.net.URI;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Has the doctor look at connections, with fresh eyes: no token and no budget of an earlier client. Thread-safe. */
record ConnectionChecks(Connections connections, SiteClients clients, InstantSource clock) {

    /**
     * What was found, and the short form of it that is kept.
     *
     * @param check as of the time at which the examination began
     */
    record Checked(Diagnosis diagnosis, Connection.Check check) {}

    /** Examines the connection with one of its pairs. Keeps nothing. */
    Checked examine(Connection connection, Generation generation) {
        var begun = clock.instant();
        Credentials credentials = connections
                .generations()
                .reveal(connection.id(), generation)
                .orElseThrow(() -> noCredentials(connection, generation));
        Diagnosis diagnosis = clients.doctor().diagnose(target(connection, credentials));
        return new Checked(
                diagnosis, new Connection.Check(begun, diagnosis.verdict().name(), diagnosis.connectionOpen()));
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

    private static Target target(Connection connection, Credentials credentials) {
        Target target =
                Target.of(connection.baseUrl(), new ApiCredentials(credentials.clientId(), credentials.clientSecret()));
        if (!connection.hosts().isEmpty()) {
            Map<SiteHost, URI> hosts = new EnumMap<>(SiteHost.class);
            connection.hosts().forEach((host, url) -> hosts.put(SiteHost.valueOf(host.toUpperCase(Locale.ROOT)), url));
            target = target.withHosts(hosts);
        }
        boolean answeredBefore = connection.pairs().values().stream()
                .anyMatch(pair -> pair.lastSuccess().isPresent());
        return answeredBefore ? target.withAnsweredBefore() : target;
    }
}
