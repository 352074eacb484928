package dev.lightbox.server;

import dev.lightbox.kernel.Secret;
import dev.lightbox.server.alerts.AlertSettings;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Where a server listens, who may sign in, and who is told of news.
 *
 * @param address the address that both faces bind
 * @param port the command center's port; 0 for any free one
 * @param sitePort the global listener's port, us, eu and au follow; 0 for any free ones
 * @param administratorPassword the password of the account {@code admin}; empty to make one at the first start
 * @param alerts how people are told of what happens to connections
 */
public record ServerSettings(
        InetAddress address, int port, int sitePort, Optional<Secret> administratorPassword, AlertSettings alerts) {

    /** A server that tells nobody outside of its pages. */
    public ServerSettings(InetAddress address, int port, int sitePort, Optional<Secret> administratorPassword) {
        this(address, port, sitePort, administratorPassword, AlertSettings.NONE);
    }
}
