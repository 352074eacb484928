package dev.lightbox.credentials.internal;

import dev.lightbox.credentials.Connection;
import dev.lightbox.credentials.Generation;
import dev.lightbox.credentials.Network;
import dev.lightbox.credentials.PairFacts;
import dev.lightbox.credentials.Region;
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
                Region.valueOf(row.getString("region")),
                detection(row),
                network(row),
                Optional.ofNullable(row.getString("expected_tenant")),
                Optional.ofNullable(row.getString("tenant")),
                otherTenant(row),
                row.getInt("is_default") == 1,
                Columns.instant(row, "created_at").orElseThrow(),
                Columns.instant(row, "updated_at").orElseThrow(),
                row.getString("reminder_addresses").lines().toList(),
                pairs);
    }

    private static Optional<Connection.Detection> detection(ResultSet row) throws SQLException {
        String host = row.getString("detected_host");
        Optional<String> before = Optional.ofNullable(row.getString("detected_before"));
        return Columns.instant(row, "detected_at").map(at -> new Connection.Detection(host, at, before));
    }

    private static Optional<Connection.OtherTenant> otherTenant(ResultSet row) throws SQLException {
        String tenant = row.getString("other_tenant");
        return Columns.instant(row, "other_tenant_at").map(since -> new Connection.OtherTenant(tenant, since));
    }

    private static Network network(ResultSet row) throws SQLException {
        String host = row.getString("proxy_host");
        Optional<Network.Proxy> proxy = host == null
                ? Optional.empty()
                : Optional.of(new Network.Proxy(
                        host, row.getInt("proxy_port"), Optional.ofNullable(row.getString("proxy_user"))));
        return new Network(proxy, row.getString("authorities"));
    }

    /** Has other transactions wait that would change the row, until this one ends. */
    public void lock(UUID id) {
        sql.sql("UPDATE connection SET updated_at = updated_at WHERE id = ?")
                .param(id.toString())
                .update();
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
                        INSERT INTO connection (id, label, base_url, region, authorities, is_default, created_at,
                                                updated_at, reminder_addresses)
                        VALUES (?, ?, ?, ?, '', 0, ?, ?, '')""")
                .params(
                        id.toString(),
                        site.label(),
                        site.baseUrl().toString(),
                        site.region().name())
                .params(now.toEpochMilli(), now.toEpochMilli())
                .update();
        update(id, site, now);
    }

    public void update(UUID id, SiteDescription site, Instant now) {
        Optional<Network.Proxy> proxy = site.network().proxy();
        sql.sql("""
                        UPDATE connection SET label = ?, base_url = ?, region = ?, authorities = ?, updated_at = ?,
                          expected_tenant = ?, proxy_host = ?, proxy_port = ?, proxy_user = ?
                        WHERE id = ?""")
                .params(site.label(), site.baseUrl().toString(), site.region().name())
                .params(site.network().authorities(), now.toEpochMilli())
                .param(site.expectedTenant())
                .param(proxy.map(Network.Proxy::host).orElse(null))
                .param(proxy.map(Network.Proxy::port).orElse(null))
                .param(proxy.flatMap(Network.Proxy::user).orElse(null))
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

    /** Remembers the tenant; another one that answered is settled by that. */
    public void setTenant(UUID id, String tenant) {
        sql.sql("""
                        UPDATE connection SET tenant = ?, other_tenant = NULL, other_tenant_at = NULL WHERE id = ?""").params(tenant, id.toString()).update();
    }

    /** What a person expects takes the place of what was remembered; a third tenant that has answered still waits. */
    public void forgetTenantsBut(UUID id, String expected) {
        sql.sql("UPDATE connection SET tenant = NULL WHERE id = ? AND tenant <> ?")
                .params(id.toString(), expected)
                .update();
        sql.sql("UPDATE connection SET other_tenant = NULL, other_tenant_at = NULL WHERE id = ? AND other_tenant = ?")
                .params(id.toString(), expected)
                .update();
    }

    /** Where neither a person nor the memory knows a tenant, no other one can wait. */
    public void forgetOtherOfUnknown(UUID id) {
        sql.sql("UPDATE connection SET other_tenant = NULL, other_tenant_at = NULL WHERE id = ? AND tenant IS NULL")
                .param(id.toString())
                .update();
    }

    public void setOtherTenant(UUID id, String tenant, Instant now) {
        sql.sql("UPDATE connection SET other_tenant = ?, other_tenant_at = ? WHERE id = ?")
                .params(tenant, now.toEpochMilli(), id.toString())
                .update();
    }

    /** Notes which host serves, and makes it the connection's address. */
    public void setDetected(UUID id, Connection.Detection found, URI address) {
        sql.sql("""
                        UPDATE connection SET detected_host = ?, detected_at = ?, detected_before = ?, base_url = ?
                        WHERE id = ?""")
                .params(found.host(), found.at().toEpochMilli())
                .param(found.before().orElse(null))
                .params(address.toString(), id.toString())
                .update();
    }

    /** The address is not detected any more, or will be anew. */
    public void dropDetected(UUID id) {
        sql.sql("UPDATE connection SET detected_host = NULL, detected_at = NULL, detected_before = NULL WHERE id = ?")
                .param(id.toString())
                .update();
    }

    public void setProxyPassword(UUID id, SealedText sealed) {
        sql.sql("UPDATE connection SET proxy_key = ?, proxy_password = ? WHERE id = ?")
                .params(sealed.dataKey(), sealed.text())
                .param(id.toString())
                .update();
    }

    public void dropProxyPassword(UUID id) {
        sql.sql("UPDATE connection SET proxy_key = NULL, proxy_password = NULL WHERE id = ?")
                .param(id.toString())
                .update();
    }

    public Optional<SealedText> proxyPassword(UUID id) {
        return sql.sql("SELECT proxy_key, proxy_password FROM connection WHERE id = ? AND proxy_key IS NOT NULL")
                .param(id.toString())
                .query((row, number) -> new SealedText(row.getBytes("proxy_key"), row.getBytes("proxy_password")))
                .optional();
    }

    public List<byte[]> proxyKeys() {
        return sql.sql("SELECT proxy_key FROM connection WHERE proxy_key IS NOT NULL")
                .query((row, number) -> row.getBytes("proxy_key"))
                .list();
    }

    public void setReminderAddresses(UUID id, List<String> addresses) {
        sql.sql("UPDATE connection SET reminder_addresses = ? WHERE id = ?")
                .params(String.join("\n", addresses), id.toString())
                .update();
    }
}
