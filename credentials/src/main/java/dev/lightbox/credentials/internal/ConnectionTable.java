package dev.lightbox.credentials.internal;

import dev.lightbox.credentials.Connection;
import dev.lightbox.credentials.Generation;
import dev.lightbox.credentials.PairFacts;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
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
    /** In the order of their labels. */
    public List<Connection> list() {
        return select("ORDER BY lower(label)");
    }

    /** @throws LightboxException {@code NOT_FOUND} when there is none with this id */
    public Connection require(UUID id) {
        return select("WHERE id = ?", id.toString()).stream().findFirst().orElseThrow(() -> notFound(id.toString()));
    }

    public static LightboxException notFound(String labelOrId) {
        return new LightboxException(
                ErrorCode.NOT_FOUND,
                "There is no connection \"" + labelOrId + "\".",
                "List the connections to see their labels and ids.");
    }

    private List<Connection> select(String which, String... parameters) {
        Map<String, Map<String, URI>> hosts = hosts();
        Map<String, Map<Generation, PairFacts>> pairs = new PairTable(sql).facts();
        return sql.sql("SELECT * FROM connection " + which)
                .params(List.of(parameters))
                .query((row, number) -> connection(
                        row,
                        hosts.getOrDefault(row.getString("id"), Map.of()),
                        pairs.getOrDefault(row.getString("id"), Map.of())))
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

    private static Connection connection(ResultSet row, Map<String, URI> hosts, Map<Generation, PairFacts> pairs)
            throws SQLException {
        return new Connection(
                UUID.fromString(row.getString("id")),
                row.getString("label"),
                URI.create(row.getString("base_url")),
                hosts,
                Optional.ofNullable(row.getString("expected_tenant")),
                row.getInt("is_default") == 1,
                Columns.instant(row, "created_at").orElseThrow(),
                Columns.instant(row, "updated_at").orElseThrow(),
                row.getString("reminder_addresses").lines().toList(),
                pairs);
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
                        INSERT INTO connection (id, label, base_url, expected_tenant, is_default, created_at, updated_at,
                                                reminder_addresses)
                        VALUES (?, ?, ?, ?, 0, ?, ?, '')""")
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

    public void setReminderAddresses(UUID id, List<String> addresses) {
        sql.sql("UPDATE connection SET reminder_addresses = ? WHERE id = ?")
                .params(String.join("\n", addresses), id.toString())
                .update();
    }
}
