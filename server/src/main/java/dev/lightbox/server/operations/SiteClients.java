package dev.lightbox.server.operations;

import dev.lightbox.credentials.Connection;
import dev.lightbox.credentials.Connections;
import dev.lightbox.credentials.Credentials;
import dev.lightbox.credentials.Network;
import dev.lightbox.credentials.TenantMemory;
import dev.lightbox.doctor.Doctor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import dev.lightbox.xray.client.ApiCredentials;
import dev.lightbox.xray.client.ClientSettings;
import dev.lightbox.xray.client.Pacing;
import dev.lightbox.xray.client.ProxyAddress;
import dev.lightbox.xray.client.SiteNetwork;
import dev.lightbox.xray.client.Token;
import dev.lightbox.xray.client.XrayClient;
import dev.lightbox.xray.client.XrayException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Opens clients for connections: with their credentials, over one pool of HTTP connections for all that go straight to
 * their site and one for each that has a proxy or certificates of its own, within the budget of the site's licence.
 * Thread-safe.
 */
public final class SiteClients implements AutoCloseable {
    private final Connections connections;
    private final Pool direct =
            new Pool(SiteNetwork.DIRECT, ClientSettings.httpClient().build());
    private final Map<UUID, Pool> pools = new HashMap<>();

    /** A way to a site and the HTTP connections over it. */
    private record Pool(SiteNetwork network, HttpClient http) {
        ClientSettings settings() {
            return ClientSettings.standard(http, network);
        }
    }

    public SiteClients(Connections connections) {
        this.connections = connections;
    }

    /**
     * A client that acts as the stored key's user; empty when no credentials are stored. The caller closes it. The pair is
     * opened anew for each login: a long backup keeps no secret in memory, and an exchanged pair takes effect.
     */
    public Optional<XrayClient> open(Connection connection) {
        return connections
                .reveal(connection.id())
                .map(_ -> XrayClient.open(connection.baseUrl(), () -> pair(connection), settings(connection)));
    }

    /**
     * The same, once the key's token was found to be of the tenant that is expected: the token of this very work may be the
     * first of another one.
     *
     * @throws LightboxException {@code WRONG_SITE} when another tenant answers
     */
    public Optional<XrayClient> openRightSite(Connection connection) {
        TenantMemory.requireRightSite(connection);
        Optional<XrayClient> client = open(connection);
        try {
            client.filter(_ -> connection.tenantToExpect().isPresent())
                    .ifPresent(opened -> refuseOtherTenant(connection, opened));
        } catch (RuntimeException wrong) {
            client.ifPresent(XrayClient::close);
            throw wrong;
        }
        return client;
    }

    private void refuseOtherTenant(Connection connection, XrayClient client) {
        try {
            Token token = client.authenticate();
            connections
                    .tenants()
                    .met(
                            connection.id(),
                            connection.credentials(),
                            token.tenant().orElse(""),
                            token.accountId().orElse(""),
                            false);
        } catch (XrayException notIn) {
            // What is done next logs in as well, and tells why it cannot.
            return;
        }
        TenantMemory.requireRightSite(connections.require(connection.id().toString()));
    }

    private ApiCredentials pair(Connection connection) {
        Credentials credentials = connections
                .reveal(connection.id())
                .orElseThrow(() -> new LightboxException(
                        ErrorCode.NO_CREDENTIALS,
                        "The credentials of the connection " + connection.label() + " were removed meanwhile.",
                        "Enter them again on the page Xray Credentials."));
        return new ApiCredentials(credentials.clientId(), credentials.clientSecret());
    }

    /** A doctor that examines the connection's site over the same pool. */
    public Doctor doctor(Connection connection) {
        return new Doctor(pool(connection).settings());
    }

    /** A site on this machine is a sandbox or a drill: it has no budget to keep, unless it answers 429. */
    private ClientSettings settings(Connection connection) {
        ClientSettings settings = pool(connection).settings();
        return isThisMachine(connection.baseUrl()) ? settings.withPacing(Pacing.UNPACED) : settings;
    }

    /**
     * The pool over the connection's network as it is described now. One over an earlier description is let go of, not shut
     * down: a backup may be under way over it, and the JDK's client ends by itself once nobody holds it.
     */
    private Pool pool(Connection connection) {
        SiteNetwork network = network(connection);
        if (network.equals(SiteNetwork.DIRECT)) {
            forget(connection.id());
            return direct;
        }
        synchronized (pools) {
            Pool kept = pools.get(connection.id());
            if (kept != null && kept.network().equals(network)) {
                return kept;
            }
            Pool made = new Pool(network, network.httpClient().build());
            pools.put(connection.id(), made);
            return made;
        }
    }

    /** Lets go of what a connection needed for its own network. */
    void forget(UUID connection) {
        synchronized (pools) {
            pools.remove(connection);
        }
    }

    private SiteNetwork network(Connection connection) {
        Network described = connection.network();
        SiteNetwork network = described.authorities().isEmpty()
                ? SiteNetwork.DIRECT
                : SiteNetwork.DIRECT.withAuthorities(described.authorities());
        return described
                .proxy()
                .map(proxy -> network.withProxy(address(connection.id(), proxy)))
                .orElse(network);
    }

    private ProxyAddress address(UUID connection, Network.Proxy proxy) {
        ProxyAddress place = new ProxyAddress(proxy.host(), proxy.port(), Optional.empty(), Optional.empty());
        return proxy.user()
                .map(user -> place.withLogin(
                        user, connections.revealProxyPassword(connection).orElseGet(() -> Secret.of(""))))
                .orElse(place);
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
        synchronized (pools) {
            pools.values().forEach(pool -> pool.http().shutdownNow());
        }
        direct.http().shutdownNow();
    }
}
