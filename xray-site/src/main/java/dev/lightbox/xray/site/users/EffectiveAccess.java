package dev.lightbox.xray.site.users;

import dev.lightbox.xray.site.SiteUser;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a user may do in a project in the end: what the user was given; else the most that any of the user's groups was
 * given; else the project's default.
 *
 * @param group by which the user has it; empty otherwise
 */
public record EffectiveAccess(String projectKey, String projectName, Access access, Source source, String group) {

    /** Where an access comes from. */
    public enum Source {
        USER,
        GROUP,
        EVERYONE
    }

    private static final String OWN =
            "SELECT p.id, p.project_key, p.name, p.default_access, a.access FROM site_project p"
                    + " LEFT JOIN site_project_access a ON a.project_id = p.id AND a.user_id = ?"
                    + " WHERE p.tenant_id = ? ORDER BY p.project_key";
    private static final String BY_GROUP = "SELECT a.project_id, g.name, a.access FROM site_group_access a"
            + " JOIN site_group g ON g.id = a.group_id JOIN site_group_member m ON m.group_id = g.id"
            + " WHERE m.user_id = ? ORDER BY g.name";

    private record Given(String group, Access access) {}

    /** By the ids of all projects of the user's site, in the order of their keys. */
    static Map<Long, EffectiveAccess> of(JdbcClient sql, SiteUser user) {
        Map<Long, Given> groups = new LinkedHashMap<>();
        sql.sql(BY_GROUP).param(user.id()).query(row -> {
            Given given = new Given(row.getString(2), Access.valueOf(row.getString(3)));
            groups.merge(row.getLong(1), given, (one, other) -> one.access().includes(other.access()) ? one : other);
        });
        Map<Long, EffectiveAccess> all = new LinkedHashMap<>();
        sql.sql(OWN).params(user.id(), user.tenantId()).query(row -> {
            @Nullable String own = row.getString("access");
            Access everyone = Access.valueOf(row.getString("default_access"));
            all.put(
                    row.getLong("id"),
                    in(
                            row.getString("project_key"),
                            row.getString("name"),
                            own,
                            groups.get(row.getLong("id")),
                            everyone));
        });
        return all;
    }

    private static EffectiveAccess in(
            String key, String name, @Nullable String own, @Nullable Given group, Access everyone) {
        if (own != null) {
            return new EffectiveAccess(key, name, Access.valueOf(own), Source.USER, "");
        }
        return group == null
                ? new EffectiveAccess(key, name, everyone, Source.EVERYONE, "")
                : new EffectiveAccess(key, name, group.access(), Source.GROUP, group.group());
    }
}
