package dev.lightbox.server.web.security;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import dev.lightbox.server.web.accounts.Accounts;
import java.time.Duration;
import java.util.Locale;

/**
 * How people change their own password. The present one is asked for, since a browser may have been left open, and wrong
 * answers count with failed sign-ins, so that this is no second place to guess at. Thread-safe.
 */
public final class PasswordChange {
    /** Characters that a password of a person has at least. */
    public static final int SHORTEST = 12;

    private static final int LEAST_DIFFERENT = 5;

    private final Accounts accounts;
    private final LoginThrottle throttle;

    PasswordChange(Accounts accounts, LoginThrottle throttle) {
        this.accounts = accounts;
        this.throttle = throttle;
    }

    /**
     * Changes it and ends all other sessions of the person.
     *
     * @param session the id of the session that goes on
     * @throws LightboxException {@code INVALID_INPUT} when the present password is wrong, or the new one is none to take
     */
    public void change(Actor who, String session, Secret current, Secret replacement, Secret repeated) {
        require(replacement, repeated, who.name());
        if (replacement.matches(current)) {
            throw refused("The new password is the present one.", "Choose another.");
        }
        Duration wait = throttle.admit(who.name(), who.origin());
        if (!wait.isZero()) {
            throw refused("Too many wrong passwords.", "Try again in " + new TooManyAttempts(wait).seconds() + " s.");
        }
        if (!accounts.changePassword(who, current, replacement, session)) {
            throw refused(
                    "The present password is wrong.",
                    "Nothing was changed. Type the password that you signed in with.");
        }
        throttle.succeeded(who.name(), who.origin());
    }

    private static void require(Secret replacement, Secret repeated, String name) {
        String text = replacement.revealText();
        if (!replacement.matches(repeated)) {
            throw refused("The two new passwords differ.", "Type the new password twice, the same each time.");
        }
        if (text.length() < SHORTEST) {
            throw refused(
                    "The new password has " + text.length() + " characters.",
                    "Use " + SHORTEST + " or more; a few words with blanks between them are easy to keep in mind.");
        }
        if (text.toLowerCase(Locale.ROOT)
                        .replace(name.toLowerCase(Locale.ROOT), "")
                        .isBlank()
                || text.codePoints().distinct().count() < LEAST_DIFFERENT) {
            throw refused(
                    "The new password is easy to guess.", "Choose one that is not your name or a few signs repeated.");
        }
    }

    private static LightboxException refused(String found, String remedy) {
        return new LightboxException(ErrorCode.INVALID_INPUT, found, remedy);
    }
}
