package dev.lightbox.xray.client;

import dev.lightbox.kernel.Secret;
import java.time.Instant;
import java.util.Optional;

/**
 * A bearer token and what its claims say (contract section 2.3). The claims are read, not verified: only the site can.
 *
 * @param text the token itself
 * @param tenant the Xray tenant it is for
 * @param accountId the account of the key's user ({@code accountId}, or {@code userKey} in older tokens)
 * @param issuedAt when the site made it
 * @param expiresAt when it ends
 */
public record Token(
        Secret text,
        Optional<String> tenant,
        Optional<String> accountId,
        Optional<Instant> issuedAt,
        Optional<Instant> expiresAt) {

    /** The token in an answer of {@code authenticate}, with or without quotes; empty when the body is something else. */
    public static Optional<Token> read(byte[] body) {
        return TokenText.read(body);
    }
}
