package dev.lightbox.server.operations;

import dev.lightbox.credentials.Connection;
import dev.lightbox.credentials.Connections;
import dev.lightbox.credentials.Credentials;
import dev.lightbox.doctor.Doctor;
import dev.lightbox.xray.client.ApiCredentials;
import dev.lightbox.xray.client.ClientSettings;
import dev.lightbox.xray.client.Pacing;
import dev.lightbox.xray.client.XrayClient;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.util.Optional;

/**
 * Opens clients for connections: with their credentials, over one pool of HTTP connections, within the budget of the
 * site's licence. Thread-safe.
 */
public final class SiteClients implements AutoCloseable {
    private final Connections connections;
    private final HttpClient http = ClientSettings.httpClient().build();

    public SiteClients(Connections connections) {
        this.connections = connections;
    }

    /** A client that acts as the stored key's user; empty when no credentials are stored. The caller closes it. */
    public Optional<XrayClient> open(Connection connection) {
        return connections.reveal(connection.id()).map(credentials -> open(connection, credentials));
    }

    private XrayClient open(Connection connection, Credentials credentials) {
        ApiCredentials pair = new ApiCredentials(credentials.clientId(), credentials.clientSecret());
        return XrayClient.open(connection.baseUrl(), () -> pair, settings(connection.baseUrl()));
    }

    /** A doctor that examines sites over the same pool. */
    public Doctor doctor() {
        return new Doctor(ClientSettings.standard(http));
    }

    /** A site on this machine is a sandbox or a drill: it has no budget to keep, unless it answers 429. */
    private ClientSettings settings(URI site) {
        ClientSettings settings = ClientSettings.standard(http);
        return isThisMachine(site) ? settings.withPacing(Pacing.UNPACED) : settings;
    }

    private static boolean isThisMachine(URI site) {
        try {
            return InetAddress.getByName(site.getHost()).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /** Gives up what is still under way: a site that does not answer must not hold up the end of the program. */
    @Override
    public void close() {
        http.shutdownNow();
    }
}
