package dev.lightbox.server.web.accounts;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The accounts of the command center. Thread-safe. */
public final class Accounts {
    /** The account that the first start makes. */
    public static final String ADMINISTRATOR = "admin";

    private static final int SHORTEST_PASSWORD = 8;
    private static final int LONGEST_PASSWORD = 1024;
    private static final int DRAWN_LENGTH = 20;
    private static final String LETTERS_AND_DIGITS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";

    private final Database database;
    private final InstantSource clock;
    private final RandomIds random;
    private final AuditTrail audit;
    private final PasswordEncoder passwords;

    public Accounts(
            Database database, InstantSource clock, RandomIds random, AuditTrail audit, PasswordEncoder passwords) {
        this.database = database;
        this.clock = clock;
        this.random = random;
        this.audit = audit;
        this.passwords = passwords;
    }

    /**
     * Makes the account {@value #ADMINISTRATOR} with a drawn password when there is no account at all.
     *
     * @return the password, to be shown once; empty when somebody can sign in already
     */
    public Optional<Secret> createFirstAdministrator() {
        if (anyExists()) {
            return Optional.empty();
        }
        Secret password = drawPassword();
        return insertFirst(hash(password)) ? Optional.of(password) : Optional.empty();
    }

    /**
     * Gives the account {@value #ADMINISTRATOR} this password, and makes the account when it is missing. The password
     * that it has already changes nothing, so that a restart with the same setting is no change of password. A new one
     * signs out whoever is signed in: it may have been set because somebody else knew the old one.
     *
     * @throws LightboxException {@code INVALID_INPUT} when the password is too short or too long
     */
    public void setAdministratorPassword(Secret password) {
        if (find(ADMINISTRATOR)
                .filter(known -> passwords.matches(password.revealText(), known.passwordHash()))
                .isPresent()) {
            return;
        }
        String hash = hash(password);
        long now = clock.millis();
        database.update(sql -> {
            sql.sql("""
                    INSERT INTO server_account (name, password_hash, role, created_at, changed_at)
                    VALUES (:name, :hash, :role, :now, :now)
                    ON CONFLICT (name) DO UPDATE SET password_hash = excluded.password_hash, changed_at = excluded.changed_at
                    """)
                    .param("name", ADMINISTRATOR)
                    .param("hash", hash)
                    .param("role", Role.ADMIN.name())
                    .param("now", now)
                    .update();
            sql.sql("DELETE FROM server_session WHERE principal_name = ?")
                    .param(ADMINISTRATOR)
                    .update();
            record("account.set-password");
        });
    }

    /**
     * Gives the account of {@code who} another password and ends all of its sessions but one.
     *
     * @param kept the id of the session that goes on
     * @return false when {@code current} is not its password; nothing is changed then
     * @throws LightboxException {@code INVALID_INPUT} when the new password is too short or too long
     */
    public boolean changePassword(Actor who, Secret current, Secret replacement, String kept) {
        String known = find(who.name()).map(Account::passwordHash).orElse("");
        if (known.isEmpty() || !passwords.matches(current.revealText(), known)) {
            record(who, "account.change-password-refused", who.name());
            return false;
        }
        String hash = hash(replacement);
        return database.write(sql -> {
            int changed = sql.sql(
                            "UPDATE server_account SET password_hash = ?, changed_at = ? WHERE name = ? AND password_hash = ?")
                    .params(hash, clock.millis(), who.name(), known)
                    .update();
            if (changed == 1) {
                sql.sql("DELETE FROM server_session WHERE principal_name = ? AND session_id <> ?")
                        .params(who.name(), kept)
                        .update();
                record(who, "account.change-password", who.name());
            }
            return changed == 1;
        });
    }

    private void record(String action) {
        record(Actor.SYSTEM, action, ADMINISTRATOR);
    }

    private void record(Actor who, String action, String account) {
        audit.record(new AuditTrail.Entry(clock.instant(), who.name(), action, account, who.origin(), Map.of()));
    }

    public Optional<Account> find(String name) {
        return database.read(sql -> sql.sql("SELECT * FROM server_account WHERE name = ?")
                .param(name)
                .query((row, _) -> account(row))
                .optional());
    }

    private boolean anyExists() {
        return database.read(sql ->
                sql.sql("SELECT count(*) FROM server_account").query(Long.class).single() > 0);
    }

    /** Whether this call made the account: another node may have been faster. */
    private boolean insertFirst(String hash) {
        long now = clock.millis();
        return database.write(sql -> {
            int made = sql.sql("""
                    INSERT INTO server_account (name, password_hash, role, created_at, changed_at)
                    VALUES (:name, :hash, :role, :now, :now) ON CONFLICT (name) DO NOTHING
                    """)
                    .param("name", ADMINISTRATOR)
                    .param("hash", hash)
                    .param("role", Role.ADMIN.name())
                    .param("now", now)
                    .update();
            if (made == 1) {
                record("account.create");
            }
            return made == 1;
        });
    }

    private String hash(Secret password) {
        String text = password.revealText();
        if (text.length() < SHORTEST_PASSWORD || text.length() > LONGEST_PASSWORD) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "The password has " + text.length() + " characters.",
                    "Use " + SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD + " characters.");
        }
        return Objects.requireNonNull(passwords.encode(text), "a password has a hash");
    }

    /** Letters and digits that are not mistaken for one another; about 115 random bits. */
    private Secret drawPassword() {
        int choices = LETTERS_AND_DIGITS.length();
        StringBuilder password = new StringBuilder(DRAWN_LENGTH);
        while (password.length() < DRAWN_LENGTH) {
            int drawn = random.bytes(1)[0] & 0xFF;
            // Values past the last whole multiple would make the first letters likelier.
            if (drawn < 256 - 256 % choices) {
                password.append(LETTERS_AND_DIGITS.charAt(drawn % choices));
            }
        }
        return Secret.of(password.toString());
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getString("name"),
                row.getString("password_hash"),
                Role.valueOf(row.getString("role")),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("changed_at")));
    }
}
