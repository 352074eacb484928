package dev.lightbox.xray.site.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lightbox.kernel.Secret;
import dev.lightbox.xray.api.WireErrors;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.keys.KeyRegistry;
import dev.lightbox.xray.site.keys.LastUse;
import dev.lightbox.xray.site.keys.RegisteredKey;
import dev.lightbox.xray.site.users.Callers;
import dev.lightbox.xray.site.users.Tenants;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges API keys for tokens and tells whom a token acts for. Neither waits for the database, apart from the first look
 * at a user after a change. A token is checked against the key as it is now, so deleting or suspending a key, regenerating its
 * secret without overlap or deactivating its user ends its tokens. Thread-safe.
 */
public final class Tokens {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    private static final int TOKENS_REMEMBERED = 50_000;

    private final TokenSignature signature;
    private final KeyRegistry registry;
    private final Tenants tenants;
    private final Callers callers;
    private final LastUse lastUse;
    private final AuthenticationThrottle throttle;
    private final InstantSource clock;

    /** What tokens with a right signature say; anything that can change is looked up again each time. */
    private final Cache<TokenHash, Claims> signed =
            Caffeine.newBuilder().maximumSize(TOKENS_REMEMBERED).build();

    /** @param signingKey the same on all nodes; another one ends all tokens */
    public Tokens(
            Secret signingKey,
            KeyRegistry registry,
            Tenants tenants,
            Callers callers,
            LastUse lastUse,
            InstantSource clock) {
        this.signature = new TokenSignature(signingKey);
        this.registry = registry;
        this.tenants = tenants;
        this.callers = callers;
        this.lastUse = lastUse;
        this.throttle = new AuthenticationThrottle(clock);
        this.clock = clock;
    }

    /** A new token for the key, when the secret is one of the key's, it works now and its user may act. */
    public Authentication authenticate(String clientId, Secret clientSecret, String address) {
        return authenticate(clientId, clientSecret, TokenForm.SOUND, address);
    }

    /**
     * As {@link #authenticate(String, Secret, String)}, with a token of that form.
     *
     * @param address where the request comes from
     */
    public Authentication authenticate(String clientId, Secret clientSecret, TokenForm form, String address) {
        long now = clock.millis();
        Optional<KeyRegistry.Match> found = registry.authenticate(clientId, clientSecret)
                .filter(match -> match.key().accepts(match.generation(), now));
        if (found.isEmpty()) {
            return throttle.refuse(clientId, address);
        }
        throttle.succeeded(clientId, address);
        KeyRegistry.Match match = found.get();
        lastUse.mark(match.key(), match.generation(), now, address);
        return new Authentication.Issued(Secret.of(token(match, now / 1000, form)));
    }

    private byte[] token(KeyRegistry.Match match, long now, TokenForm form) {
        UUID tenant = tenants.get(match.key().tenantId()).uuid();
        return switch (form) {
            case SOUND -> signature.sign(Claims.write(tenant, match, now));
            case EXPIRED -> signature.sign(Claims.write(tenant, match, now - Claims.LIFETIME.toSeconds() - 1));
            case MALFORMED -> TokenSignature.withoutSignature(signature.sign(Claims.write(tenant, match, now)));
        };
    }

    /** The tenant whose key this is; empty when there is no such key. */
    public OptionalLong tenantOf(String clientId) {
        Optional<RegisteredKey> key = registry.find(clientId);
        return key.isPresent() ? OptionalLong.of(key.get().tenantId()) : OptionalLong.empty();
    }

    /**
     * Whom the token acts for.
     *
     * @param address where the request comes from
     */
    public Verification verify(String token, String address) {
        byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
        TokenHash hash = TokenHash.of(bytes);
        @Nullable Claims claims = signed.getIfPresent(hash);
        if (claims == null) {
            if (!FORM.matcher(token).matches()) {
                return new Verification.Refused(WireErrors.JWT_MALFORMED);
            }
            Optional<byte[]> json = signature.claimsOf(bytes);
            if (json.isEmpty()) {
                return new Verification.Refused(WireErrors.JWT_INVALID_SIGNATURE);
            }
            claims = Claims.read(json.get());
            signed.put(hash, claims);
        }
        return check(claims, address);
    }

    private Verification check(Claims claims, String address) {
        long now = clock.millis();
        if (now >= claims.expires() * 1000) {
            return new Verification.Refused(WireErrors.JWT_EXPIRED);
        }
        Optional<RegisteredKey> key =
                registry.find(claims.clientId()).filter(known -> known.accepts(claims.generation(), now));
        Optional<Caller> caller = key.flatMap(known -> callers.find(known.userId()));
        if (caller.isEmpty()) {
            return new Verification.Refused(WireErrors.TOKEN_NOT_VALID);
        }
        lastUse.mark(key.orElseThrow(), claims.generation(), now, address);
        return new Verification.Accepted(caller.get());
    }
}
