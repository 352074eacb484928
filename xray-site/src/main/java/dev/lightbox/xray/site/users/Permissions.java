package dev.lightbox.xray.site.users;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.persistence.Database;
import dev.lightbox.xray.site.SiteUser;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who was given which access to projects; a change counts for running tokens at once. Thread-safe. */
public final class Permissions {
    private final Database database;
    private final ChangeFeed feed;
    private final AuditTrail audit;
    private final InstantSource clock;

    /** What one user or group was given. */
    public record Grant(EffectiveAccess.Source to, String name, Access access) {}

    public Permissions(Database database, ChangeFeed feed, AuditTrail audit, InstantSource clock) {
        this.database = database;
        this.feed = feed;
        this.audit = audit;
        this.clock = clock;
    }

    /** What users and groups were given in the project, groups first; not the default. */
    public List<Grant> of(Project project) {
        return database.read(sql -> {
            List<Grant> grants = new ArrayList<>(grants(
                    sql,
                    EffectiveAccess.Source.GROUP,
                    "SELECT g.name, a.access FROM site_group_access a JOIN site_group g ON g.id = a.group_id"
                            + " WHERE a.project_id = ? ORDER BY lower(g.name)",
                    project));
            grants.addAll(grants(
                    sql,
                    EffectiveAccess.Source.USER,
                    "SELECT u.user_key, a.access FROM site_project_access a JOIN site_user u ON u.id = a.user_id"
                            + " WHERE a.project_id = ? ORDER BY u.user_key",
                    project));
            return grants;
        });
    }

    private static List<Grant> grants(JdbcClient sql, EffectiveAccess.Source to, String statement, Project project) {
        return sql.sql(statement)
                .param(project.id())
                .query((row, _) -> new Grant(to, row.getString(1), Access.valueOf(row.getString(2))))
                .list();
    }

    /** What the user may do in each project of the site, by key. */
    public List<EffectiveAccess> effective(SiteUser user) {
        return database.read(sql -> List.copyOf(EffectiveAccess.of(sql, user).values()));
    }

    /** @param access empty: what the user's groups or the default give */
    public void setUser(Project project, SiteUser user, Optional<Access> access, AuditTrail.Actor actor) {
        set("site_project_access", "user_id", project, user.id(), "user " + user.userKey(), access, actor);
    }

    /** @param access empty: the group gives nothing of its own */
    public void setGroup(Project project, Group group, Optional<Access> access, AuditTrail.Actor actor) {
        set("site_group_access", "group_id", project, group.id(), "group " + group.name(), access, actor);
    }

    private void set(
            String table,
            String column,
            Project project,
            long id,
            String whom,
            Optional<Access> access,
            AuditTrail.Actor actor) {
        database.update(sql -> {
            sql.sql("DELETE FROM " + table + " WHERE project_id = ? AND " + column + " = ?")
                    .params(project.id(), id)
                    .update();
            access.ifPresent(
                    given -> sql.sql("INSERT INTO " + table + " (project_id, " + column + ", access) VALUES (?, ?, ?)")
                            .params(project.id(), id, given.name())
                            .update());
            note(sql, project, whom, access.map(Access::name).orElse("as before"), actor);
        });
        feed.catchUp();
    }

    /** What everybody may do who has been given nothing else. */
    public void setDefault(Project project, Access access, AuditTrail.Actor actor) {
        database.update(sql -> {
            sql.sql("UPDATE site_project SET default_access = ? WHERE id = ?")
                    .params(access.name(), project.id())
                    .update();
            note(sql, project, "everyone", access.name(), actor);
        });
        feed.catchUp();
    }

    private void note(JdbcClient sql, Project project, String whom, String access, AuditTrail.Actor actor) {
        feed.append(sql, Change.Subject.PROJECT, project.id());
        audit.record(new AuditTrail.Entry(
                clock.instant(),
                actor.name(),
                "project.access",
                project.key(),
                actor.origin(),
                Map.of("to", whom, "access", access)));
    }
}
