package dev.lightbox.xray.site.keys;

import dev.lightbox.xray.site.Page;
import dev.lightbox.xray.site.SiteUser;
import dev.lightbox.xray.site.users.SearchText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads keys with their users from the database, as they are at one time. */
final class KeyRows {
    private static final String COLUMNS = "SELECT k.*, " + KeySql.EXPIRES + " AS ends_at, " + KeySql.PREVIOUS_ENDS
            + " AS previous_until, u.account_id, u.user_key, u.display_name, u.email, u.kind, u.active";
    private static final String OF_TENANT = KeySql.TABLES + " WHERE k.tenant_id = :tenant";
    private static final String MATCHING = OF_TENANT + " AND (lower(u.user_key) LIKE lower(:search) ESCAPE '!'"
            + " OR lower(u.display_name) LIKE lower(:search) ESCAPE '!' OR lower(k.label) LIKE lower(:search) ESCAPE '!'"
            + " OR lower(k.client_id) LIKE lower(:search) ESCAPE '!') AND ";

    private final JdbcClient sql;
    private final Instant now;

    KeyRows(JdbcClient sql, Instant now) {
        this.sql = sql;
        this.now = now;
    }

    Page<ApiKey> list(long tenantId, KeyQuery query) {
        String direction = query.descending() ? " DESC" : "";
        String order = " ORDER BY " + query.sort().column() + direction + ", k.id" + direction;
        List<ApiKey> page = matching(
                        COLUMNS, tenantId, query.search(), query.filter(), order + " LIMIT :size OFFSET :offset")
                .param("size", query.page().size())
                .param("offset", query.page().offset())
                .query(row())
                .list();
        long total = matching("SELECT count(*)", tenantId, query.search(), query.filter(), "")
                .query(Long.class)
                .single();
        return new Page<>(page, total, query.page());
    }

    /** The client ids of all keys that match, by user key. */
    List<String> clientIds(long tenantId, String search, KeyQuery.Filter filter) {
        return matching("SELECT k.client_id", tenantId, search, filter, " ORDER BY lower(u.user_key), k.id")
                .query((row, _) -> row.getString(1))
                .list();
    }

    Map<String, String> userKeys(long tenantId) {
        Map<String, String> found = new HashMap<>();
        sql.sql("SELECT k.client_id, u.user_key" + OF_TENANT)
                .param("tenant", tenantId)
                .query(row -> {
                    found.put(row.getString(1), row.getString(2));
                });
        return found;
    }

    private JdbcClient.StatementSpec matching(
            String columns, long tenantId, String search, KeyQuery.Filter filter, String order) {
        return sql.sql(columns + MATCHING + filter.condition() + order)
                .params(Map.of(
                        "tenant", tenantId,
                        "search", SearchText.contains(search),
                        "now", now.toEpochMilli(),
                        "staleBefore", now.minus(KeyQuery.STALE_AFTER).toEpochMilli(),
                        "expiringBefore", now.plus(KeyQuery.EXPIRING_WITHIN).toEpochMilli()));
    }

    Optional<ApiKey> findByClientId(long tenantId, String clientId) {
        return sql.sql(COLUMNS + OF_TENANT + " AND k.client_id = :id")
                .param("tenant", tenantId)
                .param("id", clientId)
                .query(row())
                .optional();
    }

    Optional<ApiKey> findByUser(SiteUser user) {
        return sql.sql(COLUMNS + OF_TENANT + " AND k.user_id = :id")
                .param("tenant", user.tenantId())
                .param("id", user.id())
                .query(row())
                .optional();
    }

    private RowMapper<ApiKey> row() {
        return (row, _) -> new ApiKey(
                row.getLong("id"),
                row.getString("client_id"),
                owner(row),
                row.getString("label"),
                row.getLong("generation"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                row.getString("created_by"),
                use(row, ""),
                Instant.ofEpochMilli(row.getLong("secret_made_at")),
                row.getLong("ends_at") >= KeySql.NEVER
                        ? Optional.empty()
                        : Optional.of(Instant.ofEpochMilli(row.getLong("ends_at"))),
                status(row),
                previous(row));
    }

    private ApiKey.Status status(ResultSet row) throws SQLException {
        row.getLong("suspended_at");
        if (!row.wasNull()) {
            return ApiKey.Status.SUSPENDED;
        }
        if (row.getLong("ends_at") <= now.toEpochMilli()) {
            return ApiKey.Status.EXPIRED;
        }
        return row.getLong("previous_until") > now.toEpochMilli() ? ApiKey.Status.OVERLAP : ApiKey.Status.ACTIVE;
    }

    private Optional<ApiKey.PreviousSecret> previous(ResultSet row) throws SQLException {
        long until = row.getLong("previous_until");
        return until <= now.toEpochMilli()
                ? Optional.empty()
                : Optional.of(new ApiKey.PreviousSecret(Instant.ofEpochMilli(until), use(row, "previous_")));
    }

    private static Optional<KeyUse> use(ResultSet row, String prefix) throws SQLException {
        long at = row.getLong(prefix + "last_used_at");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new KeyUse(
                        Instant.ofEpochMilli(at),
                        row.getString(prefix + "last_used_from"),
                        row.getLong(prefix + "use_count")));
    }

    private static SiteUser owner(ResultSet row) throws SQLException {
        return new SiteUser(
                row.getLong("user_id"),
                row.getLong("tenant_id"),
                row.getString("account_id"),
                row.getString("user_key"),
                row.getString("display_name"),
                row.getString("email"),
                SiteUser.Kind.valueOf(row.getString("kind")),
                row.getInt("active") == 1);
    }
}
