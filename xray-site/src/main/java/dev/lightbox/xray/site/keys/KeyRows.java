package dev.lightbox.xray.site.keys;

import dev.lightbox.xray.site.Page;
import dev.lightbox.xray.site.SiteUser;
import dev.lightbox.xray.site.users.SearchText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads keys with their users from the database. */
final class KeyRows {
    private static final String COLUMNS =
            "SELECT k.id, k.client_id, k.generation, k.created_at, k.created_by, k.last_used_at, u.id AS user_id,"
                    + " u.tenant_id, u.account_id, u.user_key, u.display_name, u.email, u.kind, u.active";
    private static final String KEYS =
            " FROM site_api_key k JOIN site_user u ON u.id = k.user_id WHERE k.tenant_id = :tenant";
    private static final String MATCHING = KEYS + " AND (lower(u.user_key) LIKE lower(:search) ESCAPE '!'"
            + " OR lower(u.display_name) LIKE lower(:search) ESCAPE '!' OR lower(k.client_id) LIKE lower(:search) ESCAPE '!')";

    private KeyRows() {}

    static Page<ApiKey> list(JdbcClient sql, long tenantId, KeyQuery query) {
        String direction = query.descending() ? " DESC" : "";
        String order = " ORDER BY " + query.sort().column() + direction + ", k.id" + direction;
        String pattern = SearchText.contains(query.search());
        return new Page<>(
                sql.sql(COLUMNS + MATCHING + order + " LIMIT :size OFFSET :offset")
                        .param("tenant", tenantId)
                        .param("search", pattern)
                        .param("size", query.page().size())
                        .param("offset", query.page().offset())
                        .query(KeyRows::read)
                        .list(),
                sql.sql("SELECT count(*)" + MATCHING)
                        .param("tenant", tenantId)
                        .param("search", pattern)
                        .query(Long.class)
                        .single(),
                query.page());
    }

    static Optional<ApiKey> findByClientId(JdbcClient sql, long tenantId, String clientId) {
        return sql.sql(COLUMNS + KEYS + " AND k.client_id = :id")
                .param("tenant", tenantId)
                .param("id", clientId)
                .query(KeyRows::read)
                .optional();
    }

    static Optional<ApiKey> findByUser(JdbcClient sql, SiteUser user) {
        return sql.sql(COLUMNS + KEYS + " AND k.user_id = :id")
                .param("tenant", user.tenantId())
                .param("id", user.id())
                .query(KeyRows::read)
                .optional();
    }

    private static ApiKey read(ResultSet row, int index) throws SQLException {
        long lastUsed = row.getLong("last_used_at");
        boolean neverUsed = row.wasNull();
        return new ApiKey(
                row.getLong("id"),
                row.getString("client_id"),
                owner(row),
                row.getLong("generation"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                row.getString("created_by"),
                neverUsed ? Optional.empty() : Optional.of(Instant.ofEpochMilli(lastUsed)));
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
