package dev.lightbox.xray.client;

import dev.lightbox.kernel.SealedSecret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the one token of a client and sees to it that only one login is under way at a time: all that need a new token
 * meanwhile share its outcome, also its failure. Between two uses the token is sealed. Thread-safe.
 */
final class TokenCache {
    /** Of the 24 hours that tokens live (contract section 2.3). */
    private static final Duration KEPT = Duration.ofHours(23);

    private final Supplier<Token> login;
    private final InstantSource clock;
    private @Nullable Kept token;
    private Instant renewAt = Instant.MIN;
    private @Nullable CompletableFuture<Token> underWay;

    /** The token as it waits for its next use. */
    private record Kept(
            SealedSecret text,
            Optional<String> tenant,
            Optional<String> accountId,
            Optional<Instant> issuedAt,
            Optional<Instant> expiresAt) {
        static Kept of(Token token) {
            return new Kept(
                    SealedSecret.of(token.text()),
                    token.tenant(),
                    token.accountId(),
                    token.issuedAt(),
                    token.expiresAt());
        }

        Token open() {
            return new Token(text.open(), tenant, accountId, issuedAt, expiresAt);
        }
    }

    TokenCache(Supplier<Token> login, InstantSource clock) {
        this.login = login;
        this.clock = clock;
    }

    /** The token to use now. */
    Token current() {
        return get(null, false);
    }

    /** The token to use after the site did not accept {@code rejected}: another thread's newer one, or a new one. */
    Token insteadOf(Token rejected) {
        return get(rejected, false);
    }

    /** A new token in any case. */
    Token fresh() {
        return get(null, true);
    }

    synchronized void forget() {
        token = null;
    }

    private Token get(@Nullable Token rejected, boolean always) {
        CompletableFuture<Token> flight;
        boolean mine = false;
        synchronized (this) {
            Kept kept = token;
            if (!always && kept != null && clock.instant().isBefore(renewAt)) {
                Token opened = kept.open();
                if (rejected == null || !opened.text().matches(rejected.text())) {
                    return opened;
                }
            }
            CompletableFuture<Token> running = underWay;
            if (running == null) {
                running = new CompletableFuture<>();
                underWay = running;
                mine = true;
            }
            flight = running;
        }
        if (mine) {
            renew(flight);
        }
        return outcome(flight);
    }

    private void renew(CompletableFuture<Token> flight) {
        try {
            Token renewed = login.get();
            synchronized (this) {
                token = Kept.of(renewed);
                renewAt = clock.instant().plus(kept(renewed));
                underWay = null;
            }
            flight.complete(renewed);
        } catch (RuntimeException | Error e) {
            synchronized (this) {
                underWay = null;
            }
            flight.completeExceptionally(e);
        }
    }

    private static Token outcome(CompletableFuture<Token> flight) {
        try {
            return flight.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failed) {
                throw failed;
            }
            throw e;
        }
    }

    /** By the token's own two dates, so that a clock that is wrong here does not matter. */
    private static Duration kept(Token token) {
        Duration life = token.issuedAt()
                .flatMap(issued -> token.expiresAt().map(expires -> Duration.between(issued, expires)))
                .filter(Duration::isPositive)
                .orElse(Duration.ofHours(24));
        Duration most = life.multipliedBy(23).dividedBy(24);
        return most.compareTo(KEPT) < 0 ? most : KEPT;
    }
}
