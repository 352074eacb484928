package dev.lightbox.xray.client;

import dev.lightbox.kernel.Secret;

/** One API key of a site: the pair that is exchanged for tokens (contract section 2.1). */
public record ApiCredentials(String clientId, Secret clientSecret) {}
