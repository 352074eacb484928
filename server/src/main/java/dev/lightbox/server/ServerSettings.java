package dev.lightbox.server;

import dev.lightbox.kernel.Secret;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Where a server listens and who may sign in.
 *
 * @param address the address that both faces bind
 * @param port the command center's port; 0 for any free one
 * @param sitePort the global listener's port, us, eu and au follow; 0 for any free ones
 * @param administratorPassword the password of the account {@code admin}; empty to make one at the first start
 */
public record ServerSettings(InetAddress address, int port, int sitePort, Optional<Secret> administratorPassword) {}
