package dev.lightbox.server.web.accounts;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Argon2id with 16 MiB and two passes. A few at a time: each takes memory and a core, and anybody may ask for one by
 * trying to sign in.
 */
public final class PasswordHash implements PasswordEncoder {
    private static final int AT_A_TIME = 2;

    private final PasswordEncoder argon2 = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final Semaphore turns = new Semaphore(AT_A_TIME);

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return inTurn(() -> argon2.encode(password));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String encoded) {
        return inTurn(() -> argon2.matches(password, encoded));
    }

    private <T extends @Nullable Object> T inTurn(Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
