package dev.lightbox.credentials;

import dev.lightbox.credentials.Connection.Check;
import dev.lightbox.credentials.Connection.Saved;
import dev.lightbox.credentials.internal.ConnectionTable;
import dev.lightbox.credentials.internal.Envelope;
import dev.lightbox.credentials.internal.KeyGate;
import dev.lightbox.credentials.internal.Ledger;
import dev.lightbox.credentials.internal.PairTable;
import dev.lightbox.credentials.internal.SealedCredentials;
import dev.lightbox.credentials.internal.SealedText;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.Database;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The key pairs of each connection: a new one is stored beside the one in use and takes over when it was found healthy, so
 * that a wrong paste never costs a backup; the one that was replaced is kept for seven days. Every change is audited.
 * Thread-safe.
 */
public final class Generations {
    private static final String TOKEN = "vault-token";

    private final Database database;
    private final Envelope envelope;
    private final KeyGate gate;
    private final ExternalSources sources;
    private final Ledger ledger;

    Generations(Database database, Envelope envelope, KeyGate gate, ExternalSources sources, Ledger ledger) {
        this.database = database;
        this.envelope = envelope;
        this.gate = gate;
        this.sources = sources;
        this.ledger = ledger;
    }

    /**
     * Seals and keeps a pair. A current pair that it takes the place of becomes the previous one; a next one is replaced.
     * The pair that is in use and healthy stays as it is.
     *
     * @param expiresAt when the person says that it expires
     */
    public SaveOutcome save(
            UUID id, Credentials credentials, Placement placement, Optional<Instant> expiresAt, Actor actor) {
        return gate.whileKeyStays(
                () -> store(id, credentials, envelope.seal(id, credentials), placement, expiresAt, actor));
    }

    private SaveOutcome store(
            UUID id,
            Credentials credentials,
            SealedCredentials sealed,
            Placement placement,
            Optional<Instant> expiresAt,
            Actor actor) {
        return database.write(sql -> {
            Connection connection = new ConnectionTable(sql).require(id);
            PairTable pairs = new PairTable(sql);
            if (isHealthy(connection)
                    && opened(connection, pairs).filter(credentials::equals).isPresent()) {
                expiresAt.ifPresent(_ -> expires(id, Generation.CURRENT, expiresAt, actor));
                return SaveOutcome.IN_USE_ALREADY;
            }
            Generation place = makeRoom(connection, pairs, placement, isAnother(connection, credentials, pairs));
            pairs.save(id, place, sealed, new Saved(ledger.now(), actor.name()), expiresAt);
            record("save-credentials", connection, place, actor);
            return place == Generation.NEXT ? SaveOutcome.WAITING : SaveOutcome.IN_USE;
        });
    }

    /**
     * Has the pair come from a source outside of Lightbox from now on; nothing of it is stored.
     *
     * @param token for Vault, when it is not in a file
     * @return what the pair is now: {@code CURRENT} or {@code NEXT}
     * @throws LightboxException {@code INVALID_INPUT} when the source would read files of Lightbox itself
     */
    public Generation use(UUID id, CredentialSource source, Optional<Secret> token, Placement placement, Actor actor) {
        sources.refuseOwnFiles(source, ErrorCode.INVALID_INPUT);
        return gate.whileKeyStays(
                () -> store(id, source, token.map(secret -> envelope.sealText(id, TOKEN, secret)), placement, actor));
    }

    private Generation store(
            UUID id, CredentialSource source, Optional<SealedText> sealedToken, Placement placement, Actor actor) {
        return database.write(sql -> {
            Connection connection = new ConnectionTable(sql).require(id);
            PairTable pairs = new PairTable(sql);
            // The same source once more, as of a form that was sent twice, is no other pair; another token may be.
            boolean replaces = connection
                    .pair(Generation.CURRENT)
                    .filter(current ->
                            sealedToken.isPresent() || !current.source().equals(source))
                    .isPresent();
            Generation place = makeRoom(connection, pairs, placement, replaces);
            pairs.use(id, place, source, sealedToken, new Saved(ledger.now(), actor.name()));
            record("use-source", connection, place, actor);
            return place;
        });
    }

    /** @param worthKeeping whether something would be lost with the current pair */
    private Generation makeRoom(Connection connection, PairTable pairs, Placement placement, boolean worthKeeping) {
        if (worthKeeping && isHealthy(connection) && placement == Placement.BESIDE_A_HEALTHY_PAIR) {
            return Generation.NEXT;
        }
        if (worthKeeping) {
            pairs.retireCurrent(connection.id(), ledger.now());
        }
        pairs.drop(connection.id(), Generation.NEXT);
        return Generation.CURRENT;
    }

    private static boolean isHealthy(Connection connection) {
        return connection.pair(Generation.CURRENT).filter(PairFacts::isHealthy).isPresent();
    }

    /** Whether something would be lost with the current pair: the same one again, or one that does not open, is nothing. */
    private boolean isAnother(Connection connection, Credentials credentials, PairTable pairs) {
        boolean fromElsewhere = connection
                .pair(Generation.CURRENT)
                .filter(facts -> !(facts.source() instanceof CredentialSource.Stored))
                .isPresent();
        return fromElsewhere
                || opened(connection, pairs)
                        .filter(current -> !current.equals(credentials))
                        .isPresent();
    }

    /** The stored pair in use; empty when there is none, or when it does not open. */
    private Optional<Credentials> opened(Connection connection, PairTable pairs) {
        try {
            return pairs.sealed(connection.id(), Generation.CURRENT)
                    .map(current -> envelope.open(connection.id(), current));
        } catch (LightboxException doesNotOpen) {
            return Optional.empty();
        }
    }

    /**
     * Keeps what a check of the next pair found, and makes it the current one when that was healthy; neither when it is
     * not the one any more that was checked.
     *
     * @return whether it took over
     */
    public boolean takeOver(UUID id, Check check, Actor actor) {
        return database.write(sql -> {
            Connection connection = new ConnectionTable(sql).require(id);
            PairTable pairs = new PairTable(sql);
            boolean earned = pairs.check(id, Generation.NEXT, check) && check.healthy();
            if (earned) {
                pairs.retireCurrent(id, ledger.now());
                pairs.promoteNext(id);
                record("take-over", connection, Generation.NEXT, actor);
            }
            return earned;
        });
    }

    /**
     * Puts the previous pair in use again; the current one becomes the previous.
     *
     * @throws LightboxException {@code NOT_FOUND} when there is none
     */
    public void rollBack(UUID id, Actor actor) {
        database.update(sql -> {
            Connection connection = new ConnectionTable(sql).require(id);
            require(connection, Generation.PREVIOUS);
            new PairTable(sql).exchange(id, ledger.now());
            record("roll-back", connection, Generation.PREVIOUS, actor);
        });
    }

    /**
     * Forgets the next or the previous pair.
     *
     * @throws LightboxException {@code NOT_FOUND} when there is none
     */
    public void drop(UUID id, Generation generation, Actor actor) {
        if (generation == Generation.CURRENT) {
            throw new IllegalArgumentException("The current pair is cleared with all others, never dropped alone.");
        }
        database.update(sql -> {
            Connection connection = new ConnectionTable(sql).require(id);
            require(connection, generation);
            new PairTable(sql).drop(id, generation);
            record("drop-credentials", connection, generation, actor);
        });
    }

    /** Notes when a pair expires; empty for never. */
    public void expires(UUID id, Generation generation, Optional<Instant> at, Actor actor) {
        database.update(sql -> {
            Connection connection = new ConnectionTable(sql).require(id);
            require(connection, generation);
            new PairTable(sql).expiresAt(id, generation, at);
            ledger.record(
                    "set-expiry",
                    id,
                    actor,
                    Map.of(
                            "label",
                            connection.label(),
                            "generation",
                            name(generation),
                            "expires",
                            at.map(Instant::toString).orElse("never")));
        });
    }

    /** Keeps what a check found, unless the pair was replaced since it began. Not audited. */
    public void recordCheck(UUID id, Generation generation, Check check) {
        database.update(sql -> {
            new ConnectionTable(sql).require(id);
            new PairTable(sql).check(id, generation, check);
        });
    }

    /** Forgets the pairs that were replaced more than seven days ago. */
    public void forgetReplaced() {
        Instant limit = ledger.now().minus(PairFacts.KEPT_AFTER_REPLACEMENT);
        // It is asked every few seconds, and nearly never is there one: other writers need not wait for that.
        if (database.read(sql -> new PairTable(sql).replacedBefore(limit)).isEmpty()) {
            return;
        }
        database.update(sql -> {
            PairTable pairs = new PairTable(sql);
            for (UUID id : pairs.replacedBefore(limit)) {
                Connection connection = new ConnectionTable(sql).require(id);
                pairs.drop(id, Generation.PREVIOUS);
                record("drop-credentials", connection, Generation.PREVIOUS, Actor.SYSTEM);
            }
        });
    }

    /** As {@link Connections#reveal}, for one of the pairs. */
    public Optional<Credentials> reveal(UUID id, Generation generation) {
        Kept kept = gate.whileKeyStays(() -> database.read(sql -> kept(id, generation, sql)));
        return kept.facts()
                .map(facts -> facts.source() instanceof CredentialSource.Stored
                        ? kept.opened().orElseThrow()
                        : sources.read(facts.source(), kept.label(), kept.token()));
    }

    private Kept kept(UUID id, Generation generation, JdbcClient sql) {
        Connection connection = new ConnectionTable(sql).require(id);
        PairTable pairs = new PairTable(sql);
        return new Kept(
                connection.label(),
                connection.pair(generation),
                pairs.sealed(id, generation).map(pair -> envelope.open(id, pair)),
                pairs.token(id, generation).map(token -> envelope.openText(id, TOKEN, token)));
    }

    private static void require(Connection connection, Generation generation) {
        if (connection.pair(generation).isEmpty()) {
            throw new LightboxException(
                    ErrorCode.NOT_FOUND,
                    "The connection " + connection.label() + " has no " + name(generation) + " credentials.",
                    "Look at the connection to see which it has. Replaced ones are kept for "
                            + PairFacts.KEPT_AFTER_REPLACEMENT.toDays() + " days.");
        }
    }

    private void record(String verb, Connection connection, Generation generation, Actor actor) {
        ledger.record(
                verb, connection.id(), actor, Map.of("label", connection.label(), "generation", name(generation)));
    }

    /** What the database holds of a pair, in the clear. */
    private record Kept(
            String label, Optional<PairFacts> facts, Optional<Credentials> opened, Optional<Secret> token) {}

    private static String name(Generation generation) {
        return generation.name().toLowerCase(Locale.ROOT);
    }
}
