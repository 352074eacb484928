package dev.lightbox.server.web.security;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Checks name and password, as long as the {@link LoginThrottle} lets the name try, and writes the outcome down. A try
 * that the throttle stops is not written down, so that guessing cannot fill the audit trail.
 */
final class ThrottledLogin implements AuthenticationProvider {
    /** Longer names are nobody's, and are neither looked up nor remembered. */
    private static final int LONGEST_NAME = 200;

    private final AuthenticationProvider passwords;
    private final LoginThrottle throttle;
    private final SignInAudit audit;

    ThrottledLogin(AuthenticationProvider passwords, LoginThrottle throttle, SignInAudit audit) {
        this.passwords = passwords;
        this.throttle = throttle;
        this.audit = audit;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication attempt) {
        String name = attempt.getName();
        String address = address(attempt);
        if (name.length() > LONGEST_NAME) {
            throw new BadCredentialsException("No such account");
        }
        Duration wait = throttle.admit(name, address);
        if (!wait.isZero()) {
            throw new TooManyAttempts(wait);
        }
        try {
            @Nullable Authentication result = passwords.authenticate(attempt);
            throttle.succeeded(name, address);
            audit.signedIn(name, address);
            return result;
        } catch (BadCredentialsException wrong) {
            audit.refused(name, address);
            throw wrong;
        }
    }

    /** Where the attempt comes from. */
    static String address(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return passwords.supports(authentication);
    }
}
