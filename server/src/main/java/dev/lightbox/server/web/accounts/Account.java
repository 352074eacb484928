package dev.lightbox.server.web.accounts;

import java.time.Instant;

/**
 * One account of the command center.
 *
 * @param passwordHash Argon2id in its encoded form; prints its parameters and salt, so it is left out of {@link #toString}
 * @param changedAt last change of password or role
 */
public record Account(String name, String passwordHash, Role role, Instant createdAt, Instant changedAt) {
    @Override
    public String toString() {
        return "Account[" + name + ", " + role + "]";
    }
}
