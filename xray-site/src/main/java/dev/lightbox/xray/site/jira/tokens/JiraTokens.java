package dev.lightbox.xray.site.jira.tokens;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.Database;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteIds;
import dev.lightbox.xray.site.SiteUser;
import dev.lightbox.xray.site.users.Callers;
import dev.lightbox.xray.site.users.DisplayName;
import dev.lightbox.xray.site.users.Users;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tokens of users for the Jira REST API: any number for each user, as at Atlassian. The database holds only their
 * SHA-256, which is enough for 256 random bits. Thread-safe.
 */
public final class JiraTokens {
    /** Lets scanners of source code know one when they see it. */
    private static final String PREFIX = "lbxj_";

    private static final int SECRET_BYTES = 32;
    private static final int MAX_LABEL = 100;
    private static final int MAX_TOKENS = 25;
    private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);
    private static final String TOKENS = "SELECT t.id AS token_id, t.label, t.created_at AS token_created,"
            + " t.created_by AS token_creator, t.last_used_at, u.* FROM site_jira_token t"
            + " JOIN site_user u ON u.id = t.user_id ";

    private final Database database;
    private final Callers callers;
    private final RandomIds random;
    private final AuditTrail audit;
    private final InstantSource clock;

    public JiraTokens(Database database, Callers callers, RandomIds random, AuditTrail audit, InstantSource clock) {
        this.database = database;
        this.callers = callers;
        this.random = random;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes a token that acts for the user.
     *
     * @param label 1 to 100 characters
     * @throws LightboxException {@code INVALID_INPUT} when the user is inactive or has 25 tokens, and for another label
     */
    public IssuedToken create(SiteUser user, String label, AuditTrail.Actor actor) {
        String name = DisplayName.visible(label);
        require(user.active(), user, "the user is deactivated", "Activate the user first, or choose another one.");
        require(
                !name.isEmpty() && name.length() <= MAX_LABEL,
                user,
                "its label has " + name.length() + " characters",
                "Give it a label of 1 to " + MAX_LABEL + " characters that says what uses it.");
        Secret secret = Secret.of(PREFIX + random.hex(SECRET_BYTES));
        JiraToken token = database.write(sql -> {
            // The counter is taken first, so that two at once cannot both be the last one allowed.
            long id = SiteIds.next(sql);
            long count = sql.sql("SELECT count(*) FROM site_jira_token WHERE user_id = ?")
                    .params(user.id())
                    .query(Long.class)
                    .single();
            require(count < MAX_TOKENS, user, "the user has " + count, "Revoke one that is not used any more.");
            return insert(sql, id, user, name, secret, actor);
        });
        return new IssuedToken(token, secret);
    }

    private static void require(boolean holds, SiteUser user, String found, String remedy) {
        if (!holds) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "No Jira API token was made for \"" + user.userKey() + "\": " + found + ".",
                    remedy);
        }
    }

    private JiraToken insert(
            JdbcClient sql, long id, SiteUser user, String label, Secret secret, AuditTrail.Actor actor) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        sql.sql("INSERT INTO site_jira_token (id, user_id, label, token_hash, created_at, created_by)"
                        + " VALUES (?, ?, ?, ?, ?, ?)")
                .params(id, user.id(), label, hash(secret), now.toEpochMilli(), actor.name())
                .update();
        record("jira-token.create", user, id, label, actor);
        return new JiraToken(id, user, label, now, actor.name(), Optional.empty());
    }

    /** The user's tokens, the oldest first. */
    public List<JiraToken> list(SiteUser user) {
        return database.read(sql -> sql.sql(TOKENS + "WHERE t.user_id = ? ORDER BY t.id")
                .params(user.id())
                .query(JiraTokens::read)
                .list());
    }

    /**
     * Removes a token; it is refused from now on.
     *
     * @throws LightboxException {@code NOT_FOUND} when the tenant has no such token (any more)
     */
    public JiraToken revoke(long tenantId, long tokenId, AuditTrail.Actor actor) {
        return database.write(sql -> {
            JiraToken token = sql.sql(TOKENS + "WHERE t.id = ? AND u.tenant_id = ?")
                    .params(tokenId, tenantId)
                    .query(JiraTokens::read)
                    .optional()
                    .orElseThrow(() -> new LightboxException(
                            ErrorCode.NOT_FOUND,
                            "There is no Jira API token with the id " + tokenId + ".",
                            "List the user's tokens and choose one of them."));
            sql.sql("DELETE FROM site_jira_token WHERE id = ?").params(tokenId).update();
            record("jira-token.revoke", token.user(), tokenId, token.label(), actor);
            return token;
        });
    }

    /** Whom a token with this e-mail address acts for; empty for a wrong one of either, and for an inactive user. */
    public Optional<Caller> authenticate(String email, Secret secret) {
        Optional<JiraToken> token = database.read(sql -> sql.sql(TOKENS + "WHERE t.token_hash = ?")
                .params(hash(secret))
                .query(JiraTokens::read)
                .optional());
        Optional<Caller> caller = token.filter(found -> found.user().email().equalsIgnoreCase(email))
                .flatMap(found -> callers.find(found.user().id()));
        if (caller.isPresent()) {
            token.ifPresent(this::noteUse);
        }
        return caller;
    }

    /** Writes at most once a minute, so that a client that asks often does not write often. */
    private void noteUse(JiraToken token) {
        Instant now = clock.instant();
        boolean noted = token.lastUsed()
                .filter(last -> last.plus(USE_IS_NOTED_EVERY).isAfter(now))
                .isPresent();
        if (!noted) {
            database.update(sql -> sql.sql("UPDATE site_jira_token SET last_used_at = ? WHERE id = ?")
                    .params(now.toEpochMilli(), token.id())
                    .update());
        }
    }

    private static byte[] hash(Secret secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.revealBytes());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    private void record(String action, SiteUser user, long id, String label, AuditTrail.Actor actor) {
        audit.record(new AuditTrail.Entry(
                clock.instant(),
                actor.name(),
                action,
                user.userKey(),
                actor.origin(),
                Map.of("token", Long.toString(id), "label", label)));
    }

    private static JiraToken read(ResultSet row, int index) throws SQLException {
        long used = row.getLong("last_used_at");
        boolean never = row.wasNull();
        return new JiraToken(
                row.getLong("token_id"),
                Users.read(row, index),
                row.getString("label"),
                Instant.ofEpochMilli(row.getLong("token_created")),
                row.getString("token_creator"),
                never ? Optional.empty() : Optional.of(Instant.ofEpochMilli(used)));
    }
}
