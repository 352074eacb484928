package dev.lightbox.server.web.pages;

import dev.lightbox.kernel.Secret;
import dev.lightbox.server.operations.ConnectionOperation.Connection;
import dev.lightbox.server.operations.ConnectionOperation.EditConnection;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a person types about a connection; kept as typed but for the password.
 *
 * @param region as in {@link EditConnection}
 * @param proxyPassword empty when it stays as it is
 */
public record ConnectionEditForm(
        String label,
        String region,
        String baseUrl,
        String global,
        String us,
        String eu,
        String au,
        String expectedTenant,
        String proxy,
        String proxyUser,
        String proxyPassword,
        String authorities) {

    /** A field that was not sent at all is an empty one. */
    public ConnectionEditForm {
        label = Objects.requireNonNullElse(label, "");
        region = Objects.requireNonNullElse(region, "");
        baseUrl = Objects.requireNonNullElse(baseUrl, "");
        global = Objects.requireNonNullElse(global, "");
        us = Objects.requireNonNullElse(us, "");
        eu = Objects.requireNonNullElse(eu, "");
        au = Objects.requireNonNullElse(au, "");
        expectedTenant = Objects.requireNonNullElse(expectedTenant, "");
        proxy = Objects.requireNonNullElse(proxy, "");
        proxyUser = Objects.requireNonNullElse(proxyUser, "");
        proxyPassword = Objects.requireNonNullElse(proxyPassword, "");
        authorities = Objects.requireNonNullElse(authorities, "");
    }

    static ConnectionEditForm of(Connection connection) {
        Map<String, URI> hosts = connection.hosts();
        return new ConnectionEditForm(
                connection.label(),
                connection.region(),
                connection.baseUrl().toString(),
                text(hosts, "global"),
                text(hosts, "us"),
                text(hosts, "eu"),
                text(hosts, "au"),
                connection.expectedTenant(),
                connection.network().proxy(),
                connection.network().proxyUser(),
                "",
                connection.network().authorities());
    }

    private static String text(Map<String, URI> hosts, String host) {
        URI address = hosts.get(host);
        return address == null ? "" : address.toString();
    }

    public boolean namesHosts() {
        return !(global + us + eu + au).isBlank();
    }

    public boolean hasNetwork() {
        return !(proxy + authorities).isBlank();
    }

    EditConnection toOperation(String connection) {
        Map<String, String> hosts = new HashMap<>(Map.of("global", global, "us", us, "eu", eu, "au", au));
        hosts.values().removeIf(String::isBlank);
        return new EditConnection(
                connection,
                label.strip(),
                baseUrl,
                region,
                hosts,
                expectedTenant,
                proxy,
                proxyUser,
                proxyPassword.isEmpty() ? null : Secret.of(proxyPassword),
                authorities);
    }
}
