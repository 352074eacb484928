package dev.lightbox.xray.site.users;

import dev.lightbox.persistence.Database;
import dev.lightbox.xray.api.Region;
import dev.lightbox.xray.site.Licence;
import dev.lightbox.xray.site.Residency;
import dev.lightbox.xray.site.Tenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tenants as rows of {@code site_tenant}. */
final class TenantRows {
    private TenantRows() {}

    static List<Tenant> all(Database database) {
        return database.read(sql ->
                sql.sql("SELECT * FROM site_tenant").query(TenantRows::read).list());
    }

    /** Reads a tenant that nobody else changes until the transaction ends. */
    static Optional<Tenant> lock(JdbcClient sql, long id) {
        return sql.sql("UPDATE site_tenant SET name = name WHERE id = ? RETURNING *")
                .param(id)
                .query(TenantRows::read)
                .optional();
    }

    /** Returns false when the name is taken. */
    static boolean insert(JdbcClient sql, Tenant tenant, long now) {
        return sql.sql("INSERT INTO site_tenant"
                                + " (id, uuid, name, browse_url, region, residency, moving_to, jira_region, licence, created_at)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
                        .params(tenant.id(), tenant.uuid().toString(), tenant.name(), tenant.browseUrl())
                        .params(tenant.region().name(), tenant.residency().name())
                        .param(tenant.movingTo().map(Region::name).orElse(null))
                        .params(tenant.jiraRegion().name(), tenant.licence().name(), now)
                        .update()
                > 0;
    }

    static void update(JdbcClient sql, Tenant tenant) {
        sql.sql("UPDATE site_tenant SET name = ?, browse_url = ?, region = ?, residency = ?, moving_to = ?,"
                        + " jira_region = ?, licence = ? WHERE id = ?")
                .params(tenant.name(), tenant.browseUrl())
                .params(tenant.region().name(), tenant.residency().name())
                .param(tenant.movingTo().map(Region::name).orElse(null))
                .params(tenant.jiraRegion().name(), tenant.licence().name(), tenant.id())
                .update();
    }

    private static Tenant read(ResultSet row, int index) throws SQLException {
        return new Tenant(
                row.getLong("id"),
                UUID.fromString(row.getString("uuid")),
                row.getString("name"),
                row.getString("browse_url"),
                Region.valueOf(row.getString("region")),
                Residency.valueOf(row.getString("residency")),
                Optional.ofNullable(row.getString("moving_to")).map(Region::valueOf),
                Region.valueOf(row.getString("jira_region")),
                Licence.valueOf(row.getString("licence")));
    }
}
