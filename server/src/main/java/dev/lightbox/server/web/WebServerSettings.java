package dev.lightbox.server.web;

import dev.lightbox.kernel.Secret;

/**
 * Where the command center listens.
 *
 * @param address the address to bind
 * @param port the port, or 0 for any free one
 * @param portOption what the person who starts the server would change when the port is taken, as it is typed
 * @param localToken what a program on this machine shows to use {@code /api/local} and the metrics
 */
public record WebServerSettings(String address, int port, String portOption, Secret localToken) {}
