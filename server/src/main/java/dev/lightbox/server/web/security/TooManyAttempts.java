package dev.lightbox.server.web.security;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** A sign-in that was not even looked at, because too many before it failed. */
final class TooManyAttempts extends AuthenticationException {
    private final long seconds;

    TooManyAttempts(Duration wait) {
        super("Too many failed attempts");
        this.seconds = Math.max(1, wait.toSeconds() + 1);
    }

    /** How long to wait before the next try. */
    long seconds() {
        return seconds;
    }
}
