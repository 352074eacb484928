package dev.lightbox.server.alerts;

import dev.lightbox.kernel.Secret;
import java.net.URI;

/**
 * Where alerts are posted.
 *
 * @param secret what the receiver checks the signature with
 */
public record WebhookSettings(URI url, Secret secret) {}
