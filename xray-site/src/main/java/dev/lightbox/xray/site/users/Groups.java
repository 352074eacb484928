package dev.lightbox.xray.site.users;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.persistence.Database;
import dev.lightbox.xray.site.SiteIds;
import dev.lightbox.xray.site.SiteUser;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The groups of sites and who is in them; a change counts for running tokens at once. Thread-safe. */
public final class Groups {
    private static final int LONGEST_NAME = 100;

    private final Database database;
    private final ChangeFeed feed;
    private final AuditTrail audit;
    private final InstantSource clock;

    public Groups(Database database, ChangeFeed feed, AuditTrail audit, InstantSource clock) {
        this.database = database;
        this.feed = feed;
        this.audit = audit;
        this.clock = clock;
    }

    private record Member(long group, String userKey) {}

    /** All groups, by name. */
    public List<Group> list(long tenantId) {
        return database.read(sql -> {
            Map<Long, List<String>> members = new LinkedHashMap<>();
            sql.sql("SELECT m.group_id, u.user_key FROM site_group_member m JOIN site_user u ON u.id = m.user_id"
                            + " WHERE u.tenant_id = ? ORDER BY u.user_key")
                    .param(tenantId)
                    .query((row, _) -> new Member(row.getLong(1), row.getString(2)))
                    .list()
                    .forEach(member -> members.computeIfAbsent(member.group(), _ -> new ArrayList<>())
                            .add(member.userKey()));
            return sql.sql("SELECT id, name FROM site_group WHERE tenant_id = ? ORDER BY lower(name), id")
                    .param(tenantId)
                    .query((row, _) -> new Group(
                            row.getLong(1), row.getString(2), members.getOrDefault(row.getLong(1), List.of())))
                    .list();
        });
    }

    /** The group of this name. */
    public Group get(long tenantId, String name) {
        return list(tenantId).stream()
                .filter(group -> group.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new LightboxException(
                        ErrorCode.NOT_FOUND,
                        "There is no group \"" + name + "\" on this site.",
                        "List the groups and choose one of them."));
    }

    /** Adds an empty group. */
    public Group create(long tenantId, String name, AuditTrail.Actor actor) {
        String clean = DisplayName.of("group", name, LONGEST_NAME);
        Group created = database.write(sql -> {
            requireFree(sql, tenantId, clean, 0);
            Group group = new Group(SiteIds.next(sql), clean, List.of());
            sql.sql("INSERT INTO site_group (id, tenant_id, name) VALUES (?, ?, ?)")
                    .params(group.id(), tenantId, clean)
                    .update();
            note(sql, "group.create", group, actor, Map.of());
            return group;
        });
        feed.catchUp();
        return created;
    }

    public void rename(long tenantId, Group group, String name, AuditTrail.Actor actor) {
        String clean = DisplayName.of("group", name, LONGEST_NAME);
        change(sql -> {
            requireFree(sql, tenantId, clean, group.id());
            sql.sql("UPDATE site_group SET name = ? WHERE id = ?")
                    .params(clean, group.id())
                    .update();
            note(sql, "group.rename", group, actor, Map.of("name", clean));
        });
    }

    /** Removes the group and what it was allowed. */
    public void delete(Group group, AuditTrail.Actor actor) {
        change(sql -> {
            for (String table : List.of("site_group_access", "site_group_member")) {
                sql.sql("DELETE FROM " + table + " WHERE group_id = ?")
                        .param(group.id())
                        .update();
            }
            sql.sql("DELETE FROM site_group WHERE id = ?").param(group.id()).update();
            note(sql, "group.delete", group, actor, Map.of());
        });
    }

    public void add(Group group, SiteUser user, AuditTrail.Actor actor) {
        change(sql -> {
            sql.sql("INSERT INTO site_group_member (group_id, user_id) VALUES (?, ?) ON CONFLICT DO NOTHING")
                    .params(group.id(), user.id())
                    .update();
            note(sql, "group.add", group, actor, Map.of("user", user.userKey()));
        });
    }

    public void remove(Group group, SiteUser user, AuditTrail.Actor actor) {
        change(sql -> {
            sql.sql("DELETE FROM site_group_member WHERE group_id = ? AND user_id = ?")
                    .params(group.id(), user.id())
                    .update();
            note(sql, "group.remove", group, actor, Map.of("user", user.userKey()));
        });
    }

    private void change(Consumer<JdbcClient> change) {
        database.update(change);
        feed.catchUp();
    }

    private void note(JdbcClient sql, String action, Group group, AuditTrail.Actor actor, Map<String, String> details) {
        feed.append(sql, Change.Subject.GROUP, group.id());
        audit.record(
                new AuditTrail.Entry(clock.instant(), actor.name(), action, group.name(), actor.origin(), details));
    }

    private static void requireFree(JdbcClient sql, long tenantId, String name, long except) {
        boolean taken =
                sql.sql("SELECT count(*) FROM site_group WHERE tenant_id = ? AND lower(name) = lower(?) AND id <> ?")
                                .params(tenantId, name, except)
                                .query(Long.class)
                                .single()
                        > 0;
        if (taken) {
            throw new LightboxException(
                    ErrorCode.ALREADY_EXISTS,
                    "There already is a group \"" + name + "\".",
                    "Choose another name, or use the group that is there.");
        }
    }
}
