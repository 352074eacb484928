package dev.lightbox.server.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lightbox.kernel.Secret;
import dev.lightbox.server.web.accounts.Account;
import dev.lightbox.server.web.accounts.Accounts;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Lets a program in that shows the name and password of a moment ago: a script sends them with every request, and hashing
 * them slowly and writing a sign-in down each time would serve nobody. What was right is remembered for some minutes as a
 * keyed hash over name, password, address and the account's stored hash, so that a changed password, a changed role or a
 * removed account counts at once. What was wrong is not remembered: each wrong try goes through the throttle. Thread-safe.
 */
final class RememberedLogin implements AuthenticationProvider {
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(5);
    private static final int REMEMBERED = 1000;
    private static final String MAC = "HmacSHA256";

    private final AuthenticationProvider login;
    private final Accounts accounts;
    private final SecretKeySpec key;
    private final Cache<Secret, Boolean> right;

    /** @param key 32 random bytes of this process */
    RememberedLogin(AuthenticationProvider login, Accounts accounts, byte[] key, InstantSource clock) {
        this.login = login;
        this.accounts = accounts;
        this.key = new SecretKeySpec(key, MAC);
        this.right = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(REMEMBERED_FOR)
                .ticker(() -> clock.millis() * 1_000_000)
                .build();
    }

    @Override
    public @Nullable Authentication authenticate(Authentication attempt) {
        Optional<Account> account = accounts.find(attempt.getName());
        if (account.isEmpty()) {
            return login.authenticate(attempt);
        }
        Secret proof = proof(attempt, account.get());
        if (right.getIfPresent(proof) != null) {
            UserDetails known = AccountDetails.of(account.get());
            return UsernamePasswordAuthenticationToken.authenticated(known, null, known.getAuthorities());
        }
        @Nullable Authentication result = login.authenticate(attempt);
        right.put(proof, true);
        return result;
    }

    private Secret proof(Authentication attempt, Account account) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            for (String part : new String[] {
                account.name(),
                account.passwordHash(),
                ThrottledLogin.address(attempt),
                String.valueOf(attempt.getCredentials())
            }) {
                mac.update((part.length() + ":" + part).getBytes(StandardCharsets.UTF_8));
            }
            return Secret.of(mac.doFinal());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has " + MAC, impossible);
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return login.supports(authentication);
    }
}
