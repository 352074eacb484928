package dev.lightbox.xray.site.settings;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.xray.site.users.DisplayName;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The test environments of projects, in their order. An import that names a new one adds it. Thread-safe. */
public final class EnvironmentList {
    private static final String WHAT = "test environment";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final SettingsStore store;

    /** An environment of a project. */
    public record Environment(String project, String name) {}

    private record Execution(long id, List<String> environments) {}

    EnvironmentList(SettingsStore store) {
        this.store = store;
    }

    /** Those of all projects, by project. */
    public List<Environment> all(long tenantId) {
        return store.database()
                .read(sql -> sql.sql("SELECT p.project_key, e.name FROM site_environment e"
                                + " JOIN site_project p ON p.id = e.project_id WHERE p.tenant_id = ?"
                                + " ORDER BY p.project_key, e.position, e.name")
                        .param(tenantId)
                        .query((row, _) -> new Environment(row.getString(1), row.getString(2)))
                        .list());
    }

    /** Adds an environment behind the project's others. */
    public Environment add(long tenantId, String project, String name, AuditTrail.Actor actor) {
        String clean = DisplayName.of(WHAT, name, SettingsStore.LONGEST_NAME);
        return store.database().write(sql -> {
            long projectId = project(sql, tenantId, project);
            List<String> there = names(sql, projectId);
            if (there.contains(clean)) {
                throw SettingsStore.taken(WHAT, clean);
            }
            sql.sql("INSERT INTO site_environment (project_id, name, position) VALUES (?, ?, ?)")
                    .params(projectId, clean, there.size())
                    .update();
            store.record(actor, "test-environment.create", tenantId, project + " " + clean);
            return new Environment(project, clean);
        });
    }

    /** Gives an environment another name, in the project's test executions as well. */
    public Environment rename(long tenantId, String project, String from, String to, AuditTrail.Actor actor) {
        String clean = DisplayName.of(WHAT, to, SettingsStore.LONGEST_NAME);
        return store.database().write(sql -> {
            long projectId = project(sql, tenantId, project);
            List<String> there = names(sql, projectId);
            requireKnown(there, from);
            if (there.contains(clean) && !clean.equals(from)) {
                throw SettingsStore.taken(WHAT, clean);
            }
            sql.sql("UPDATE site_environment SET name = ? WHERE project_id = ? AND name = ?")
                    .params(clean, projectId, from)
                    .update();
            using(sql, projectId, from).forEach(execution -> rename(sql, execution, from, clean));
            store.record(actor, "test-environment.rename", tenantId, project + " " + from + " to " + clean);
            return new Environment(project, clean);
        });
    }

    private static void rename(JdbcClient sql, Execution execution, String from, String to) {
        List<String> renamed = execution.environments().stream()
                .map(name -> name.equals(from) ? to : name)
                .distinct()
                .toList();
        sql.sql("UPDATE site_execution SET environments = ? WHERE issue_id = ?")
                .params(JSON.writeValueAsString(renamed), execution.id())
                .update();
    }

    /** @param to the new place among the project's, 0 for the first */
    public void move(long tenantId, String project, String name, int to, AuditTrail.Actor actor) {
        store.database().update(sql -> {
            long projectId = project(sql, tenantId, project);
            List<String> there = names(sql, projectId);
            requireKnown(there, name);
            Positions.move(
                    there,
                    name,
                    to,
                    (one, place) -> sql.sql(
                                    "UPDATE site_environment SET position = ? WHERE project_id = ? AND name = ?")
                            .params(place, projectId, one)
                            .update());
            store.record(actor, "test-environment.move", tenantId, project + " " + name);
        });
    }

    /** @throws dev.lightbox.kernel.LightboxException {@code ALREADY_EXISTS} while test executions have it */
    public Environment delete(long tenantId, String project, String name, AuditTrail.Actor actor) {
        return store.database().write(sql -> {
            long projectId = project(sql, tenantId, project);
            requireKnown(names(sql, projectId), name);
            int uses = using(sql, projectId, name).size();
            if (uses > 0) {
                throw SettingsStore.inUse(WHAT, name, SettingsStore.counted(uses, "test execution"));
            }
            sql.sql("DELETE FROM site_environment WHERE project_id = ? AND name = ?")
                    .params(projectId, name)
                    .update();
            store.record(actor, "test-environment.delete", tenantId, project + " " + name);
            return new Environment(project, name);
        });
    }

    /** Executions hold their environments as JSON, which no SQL that both databases know looks into. */
    private static List<Execution> using(JdbcClient sql, long projectId, String name) {
        return sql
                .sql("SELECT x.issue_id, x.environments FROM site_execution x"
                        + " JOIN site_issue i ON i.id = x.issue_id WHERE i.project_id = ? AND x.environments <> '[]'")
                .param(projectId)
                .query((row, _) -> new Execution(
                        row.getLong(1), JSON.readValue(row.getString(2), new TypeReference<List<String>>() {})))
                .list()
                .stream()
                .filter(execution -> execution.environments().contains(name))
                .toList();
    }

    private static long project(JdbcClient sql, long tenantId, String key) {
        return sql.sql("SELECT id FROM site_project WHERE tenant_id = ? AND project_key = ?")
                .params(tenantId, key)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> SettingsStore.unknown("project", key));
    }

    private static List<String> names(JdbcClient sql, long projectId) {
        return sql.sql("SELECT name FROM site_environment WHERE project_id = ? ORDER BY position, name")
                .param(projectId)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static void requireKnown(List<String> there, String name) {
        if (!there.contains(name)) {
            throw SettingsStore.unknown(WHAT, name);
        }
    }
}
