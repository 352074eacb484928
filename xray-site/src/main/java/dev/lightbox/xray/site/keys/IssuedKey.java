package dev.lightbox.xray.site.keys;

import dev.lightbox.kernel.Secret;
import dev.lightbox.xray.site.SiteUser;

/**
 * A key whose secret was just made. This is the only time that the secret can be seen: the site keeps a hash of it.
 *
 * @param clientSecret 64 lower-case hexadecimal digits
 */
public record IssuedKey(String clientId, Secret clientSecret, SiteUser user) {}
