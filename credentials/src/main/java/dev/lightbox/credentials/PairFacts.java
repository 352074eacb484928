package dev.lightbox.credentials;

import dev.lightbox.credentials.Connection.Check;
import dev.lightbox.credentials.Connection.Saved;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known about a key pair, and nothing of the pair itself. Saving and checking are separate facts, and so are the
 * last success and the last failure.
 *
 * @param source where the pair comes from
 * @param saved when and by whom it was stored, or the source was chosen
 * @param lastCheck of this pair at the connection's address
 * @param lastSuccess when a check last found it healthy
 * @param lastFailure the last check that did not
 * @param expiresAt when a person said that it expires; Xray's secrets never expire by themselves
 * @param actingAccount the account id of the user that it acts for, from the last token that it has brought
 * @param replacedAt when another pair took its place; with {@link Generation#PREVIOUS} only
 */
public record PairFacts(
        CredentialSource source,
        Saved saved,
        Optional<Check> lastCheck,
        Optional<Instant> lastSuccess,
        Optional<Check> lastFailure,
        Optional<Instant> expiresAt,
        Optional<String> actingAccount,
        Optional<Instant> replacedAt) {

    /** How long a pair that was replaced is kept for a way back. */
    public static final Duration KEPT_AFTER_REPLACEMENT = Duration.ofDays(7);

    /** Whether the last check found it healthy. */
    public boolean isHealthy() {
        return lastCheck.filter(Check::healthy).isPresent();
    }

    /** When a pair that was replaced is forgotten; empty for one that was not. */
    public Optional<Instant> forgottenAt() {
        return replacedAt.map(at -> at.plus(KEPT_AFTER_REPLACEMENT));
    }
}
