package dev.lightbox.credentials.internal;

import dev.lightbox.credentials.Connection;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of connections, within one piece of work on the database. */
public record ConnectionTable(JdbcClient sql) {
    private static final String DROP_CHECK = "checked_at = NULL, verdict = NULL, healthy = NULL";

    /** In the order of their labels. */
    public List<Connection> list() {
        Map<String, Map<String, URI>> hosts = hosts();
        return sql.sql("SELECT * FROM connection ORDER BY lower(label)")
                .query((row, number) -> connection(row, hosts.getOrDefault(row.getString("id"), Map.of())))
                .list();
    }

    private Map<String, Map<String, URI>> hosts() {
        Map<String, Map<String, URI>> hosts = new HashMap<>();
        sql.sql("SELECT connection_id, host, url FROM connection_host").query(row -> {
            hosts.computeIfAbsent(row.getString("connection_id"), _ -> new HashMap<>())
                    .put(row.getString("host"), URI.create(row.getString("url")));
        });
        return hosts;
    }

    private static Connection connection(ResultSet row, Map<String, URI> hosts) throws SQLException {
        return new Connection(
                UUID.fromString(row.getString("id")),
                row.getString("label"),
                URI.create(row.getString("base_url")),
                hosts,
                Optional.ofNullable(row.getString("expected_tenant")),
                row.getInt("is_default") == 1,
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("updated_at")),
                instant(row, "saved_at").isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new Connection.Saved(instant(row, "saved_at").get(), row.getString("saved_by"))),
                check(row));
    }

    private static Optional<Connection.Check> check(ResultSet row) throws SQLException {
        Optional<Instant> at = instant(row, "checked_at");
        return at.isEmpty()
                ? Optional.empty()
                : Optional.of(new Connection.Check(at.get(), row.getString("verdict"), row.getInt("healthy") == 1));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    public boolean labelIsTaken(String label, UUID except) {
        return sql.sql("SELECT count(*) FROM connection WHERE lower(label) = lower(?) AND id <> ?")
                        .params(label, except.toString())
                        .query(Long.class)
                        .single()
                > 0;
    }

    public void insert(UUID id, SiteDescription site, Instant now) {
        sql.sql("""
                        INSERT INTO connection (id, label, base_url, expected_tenant, is_default, created_at, updated_at)
                        VALUES (?, ?, ?, ?, 0, ?, ?)""")
                .params(id.toString(), site.label(), site.baseUrl().toString())
                .param(site.expectedTenant())
                .param(now.toEpochMilli())
                .param(now.toEpochMilli())
                .update();
        insertHosts(id, site.hosts());
    }

    public void update(UUID id, SiteDescription site, Instant now) {
        sql.sql("UPDATE connection SET label = ?, base_url = ?, expected_tenant = ?, updated_at = ? WHERE id = ?")
                .params(site.label(), site.baseUrl().toString())
                .param(site.expectedTenant())
                .param(now.toEpochMilli())
                .param(id.toString())
                .update();
        sql.sql("DELETE FROM connection_host WHERE connection_id = ?")
                .param(id.toString())
                .update();
        insertHosts(id, site.hosts());
    }

    private void insertHosts(UUID id, Map<String, URI> hosts) {
        hosts.forEach((host, url) -> sql.sql("INSERT INTO connection_host (connection_id, host, url) VALUES (?, ?, ?)")
                .params(id.toString(), host, url.toString())
                .update());
    }

    public void delete(UUID id) {
        sql.sql("DELETE FROM connection WHERE id = ?").param(id.toString()).update();
    }

    /** Makes this one the default instead of the one that was. */
    public void setDefault(UUID id) {
        sql.sql("UPDATE connection SET is_default = 0 WHERE is_default = 1").update();
        sql.sql("UPDATE connection SET is_default = 1 WHERE id = ?")
                .param(id.toString())
                .update();
    }

    /** Makes the oldest the default when none is. */
    public void ensureDefault() {
        sql.sql("""
                        UPDATE connection SET is_default = 1
                        WHERE id = (SELECT id FROM connection ORDER BY created_at, id LIMIT 1)
                          AND NOT EXISTS (SELECT 1 FROM connection WHERE is_default = 1)""").update();
    }

    public void save(UUID id, SealedCredentials sealed, Connection.Saved saved) {
        sql.sql("UPDATE connection SET data_key = ?, client_id = ?, client_secret = ?, saved_at = ?, saved_by = ?, "
                        + DROP_CHECK + " WHERE id = ?")
                .params(
                        sealed.dataKey(),
                        sealed.clientId(),
                        sealed.clientSecret(),
                        saved.at().toEpochMilli(),
                        saved.by(),
                        id.toString())
                .update();
    }

    public void clear(UUID id) {
        sql.sql("UPDATE connection SET data_key = NULL, client_id = NULL, client_secret = NULL, saved_at = NULL,"
                        + " saved_by = NULL, " + DROP_CHECK + " WHERE id = ?")
                .param(id.toString())
                .update();
    }

    public Optional<SealedCredentials> sealed(UUID id) {
        return sql.sql(
                        "SELECT data_key, client_id, client_secret FROM connection WHERE id = ? AND saved_at IS NOT NULL")
                .param(id.toString())
                .query((row, number) -> new SealedCredentials(
                        row.getBytes("data_key"), row.getBytes("client_id"), row.getBytes("client_secret")))
                .optional();
    }

    public List<byte[]> dataKeys() {
        return sql.sql("SELECT data_key FROM connection WHERE data_key IS NOT NULL")
                .query((row, number) -> row.getBytes("data_key"))
                .list();
    }

    /** Notes a check unless the credentials were replaced since it began. */
    public void check(UUID id, Connection.Check check) {
        sql.sql("UPDATE connection SET checked_at = ?, verdict = ?, healthy = ? WHERE id = ? AND saved_at <= ?")
                .params(
                        check.at().toEpochMilli(),
                        check.verdict(),
                        check.healthy() ? 1 : 0,
                        id.toString(),
                        check.at().toEpochMilli())
                .update();
    }

    public void dropCheck(UUID id) {
        sql.sql("UPDATE connection SET " + DROP_CHECK + " WHERE id = ?")
                .param(id.toString())
                .update();
    }
}
