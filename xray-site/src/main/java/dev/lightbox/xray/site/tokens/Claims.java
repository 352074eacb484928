package dev.lightbox.xray.site.tokens;

import dev.lightbox.xray.site.keys.KeyRegistry;
import dev.lightbox.xray.site.keys.RegisteredKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a token says that the site reads again (contract section 2.3): the key, its generation, the end.
 *
 * @param expires seconds since the epoch
 */
record Claims(String clientId, long generation, long expires) {
    static final Duration LIFETIME = Duration.ofHours(24);
    private static final ObjectReader READER = JsonMapper.shared().reader();

    /**
     * The claims of a new token as JSON. Written by hand, since this is the hot path: none of the texts holds a character
     * that JSON escapes (account ids are checked when a user is created).
     */
    static byte[] write(UUID tenant, KeyRegistry.Match match, long issued) {
        RegisteredKey key = match.key();
        String claims = "{\"tenant\":\"" + tenant + "\",\"accountId\":\"" + key.accountId()
                + "\",\"isXea\":false,\"iat\":" + issued + ",\"exp\":" + (issued + LIFETIME.toSeconds())
                + ",\"aud\":\"" + key.clientId() + "\",\"iss\":\"com.xpandit.plugins.xray\",\"sub\":\"" + key.clientId()
                + "\",\"generation\":" + match.generation() + "}";
        return claims.getBytes(StandardCharsets.US_ASCII);
    }

    /** The claims of a token whose signature is right, so that they are of the form that {@link #write} gives. */
    static Claims read(byte[] json) {
        try {
            JsonNode claims = READER.readTree(json);
            return new Claims(
                    claims.path("sub").asString(),
                    claims.path("generation").asLong(),
                    claims.path("exp").asLong());
        } catch (JacksonException unreadable) {
            throw new IllegalStateException(
                    "A token that this site signed has claims that it did not write", unreadable);
        }
    }
}
