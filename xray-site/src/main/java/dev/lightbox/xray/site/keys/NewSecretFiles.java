package dev.lightbox.xray.site.keys;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The new secrets of many keys, encrypted to a passphrase that is not kept. A file is written here before the first of its
 * keys is changed and stays until somebody says that they have it, seven days at most: neither a crash nor a lost download
 * loses a secret. Thread-safe.
 */
public final class NewSecretFiles {
    private static final Duration KEPT = Duration.ofDays(7);
    private static final String COLUMNS = "SELECT id, made_at, made_by, key_count, complete FROM site_new_secrets";

    private final Database database;
    private final RandomIds random;
    private final AuditTrail audit;
    private final InstantSource clock;

    public NewSecretFiles(Database database, RandomIds random, AuditTrail audit, InstantSource clock) {
        this.database = database;
        this.random = random;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A file that waits to be taken.
     *
     * @param keys how many keys it has a secret for
     * @param complete whether each of them works; otherwise the regeneration is under way, or was cut short and some of
     *     the keys still have the secret from before
     */
    public record Waiting(String id, Instant madeAt, String madeBy, long keys, boolean complete) {}

    /** Keeps what is about to become the keys' secrets, and returns the file's id. Files that waited too long go. */
    public String prepare(long tenantId, long keys, byte[] sealed, AuditTrail.Actor actor) {
        String id = random.hex(16);
        database.update(sql -> {
            sql.sql("DELETE FROM site_new_secrets WHERE made_at < ?")
                    .params(clock.millis() - KEPT.toMillis())
                    .update();
            sql.sql("INSERT INTO site_new_secrets (id, tenant_id, made_at, made_by, key_count, complete, sealed)"
                            + " VALUES (?, ?, ?, ?, ?, 0, ?)")
                    .params(id, tenantId, clock.millis(), actor.name(), keys, sealed)
                    .update();
        });
        return id;
    }

    /** Puts the secrets that really work in the place of those that were prepared. */
    public void complete(String id, long keys, byte[] sealed) {
        database.update(
                sql -> sql.sql("UPDATE site_new_secrets SET key_count = ?, sealed = ?, complete = 1 WHERE id = ?")
                        .params(keys, sealed, id)
                        .update());
    }

    /** Forgets a file of which no secret was used. */
    public void drop(String id) {
        database.update(sql ->
                sql.sql("DELETE FROM site_new_secrets WHERE id = ?").params(id).update());
    }

    /** The tenant's files that nobody has confirmed, the newest first. */
    public List<Waiting> list(long tenantId) {
        return database.read(sql -> sql.sql(COLUMNS + " WHERE tenant_id = ? AND made_at >= ? ORDER BY made_at DESC, id")
                .params(tenantId, clock.millis() - KEPT.toMillis())
                .query(NewSecretFiles::read)
                .list());
    }

    /**
     * The encrypted file, as often as it is asked for; each time is in the audit trail.
     *
     * @throws LightboxException {@code NOT_FOUND} when there is no such file (any more)
     */
    public byte[] take(long tenantId, String id, AuditTrail.Actor actor) {
        return database.write(sql -> {
            byte[] sealed = sql.sql("SELECT sealed FROM site_new_secrets WHERE id = ? AND tenant_id = ?")
                    .params(id, tenantId)
                    .query((row, _) -> row.getBytes(1))
                    .optional()
                    .orElseThrow(() -> unknown(id));
            record("new-secrets.take", require(sql, tenantId, id), actor);
            return sealed;
        });
    }

    /**
     * Somebody has the file: it is removed here.
     *
     * @throws LightboxException {@code NOT_FOUND} when there is no such file (any more)
     */
    public Waiting confirm(long tenantId, String id, AuditTrail.Actor actor) {
        return database.write(sql -> {
            Waiting file = require(sql, tenantId, id);
            sql.sql("DELETE FROM site_new_secrets WHERE id = ?").params(id).update();
            record("new-secrets.confirm", file, actor);
            return file;
        });
    }

    private static Waiting require(JdbcClient sql, long tenantId, String id) {
        return sql.sql(COLUMNS + " WHERE id = ? AND tenant_id = ?")
                .params(id, tenantId)
                .query(NewSecretFiles::read)
                .optional()
                .orElseThrow(() -> unknown(id));
    }

    private static Waiting read(ResultSet row, int index) throws SQLException {
        return new Waiting(
                row.getString("id"),
                Instant.ofEpochMilli(row.getLong("made_at")),
                row.getString("made_by"),
                row.getLong("key_count"),
                row.getLong("complete") == 1);
    }

    private static LightboxException unknown(String id) {
        return new LightboxException(
                ErrorCode.NOT_FOUND,
                "There is no file with new secrets \"" + id
                        + "\" (any more): it goes when somebody confirms to have it, or" + " after " + KEPT.toDays()
                        + " days.",
                "Use the file that was taken; if it is lost, regenerate the secrets again.");
    }

    private void record(String action, Waiting file, AuditTrail.Actor actor) {
        audit.record(new AuditTrail.Entry(
                clock.instant(),
                actor.name(),
                action,
                file.id(),
                actor.origin(),
                Map.of("keys", Long.toString(file.keys()))));
    }
}
