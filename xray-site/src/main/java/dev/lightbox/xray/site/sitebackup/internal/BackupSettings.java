package dev.lightbox.xray.site.sitebackup.internal;

import dev.lightbox.xray.site.content.IssueTypes;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the zip says of settings: {@code projectSettings_*.json} and {@code settings.json}. */
final class BackupSettings {
    private BackupSettings() {}

    /** Of one project. */
    static ObjectNode ofProject(JdbcClient sql, long project) {
        ObjectNode file = JsonMapper.shared().createObjectNode();
        file.putObject("info").put("projectId", Long.toString(project));
        ArrayNode environments = file.putObject("testEnvironmentOptions").putArray("testEnvironments");
        sql.sql("SELECT name FROM site_environment WHERE project_id = ? ORDER BY position")
                .param(project)
                .query((row, _) -> row.getString(1))
                .list()
                .forEach(environments::add);
        types(
                sql,
                file,
                "SELECT y.id, y.name FROM site_test_type y JOIN site_project p ON p.tenant_id = y.tenant_id"
                        + " WHERE p.id = ? ORDER BY y.position",
                project);
        ArrayNode covered = file.putObject("testCoverage").putArray("issueTypeIds");
        IssueTypes.COVERABLE.forEach(covered::add);
        return file;
    }

    /** Of the whole site. */
    static ObjectNode ofSite(JdbcClient sql, long tenant) {
        ObjectNode file = JsonMapper.shared().createObjectNode();
        types(sql, file, "SELECT id, name FROM site_test_type WHERE tenant_id = ? ORDER BY position", tenant);
        return file;
    }

    private static void types(JdbcClient sql, ObjectNode file, String select, long of) {
        ArrayNode types = file.putObject("testTypeOptions").putArray("testTypes");
        sql.sql(select).param(of).query(row -> {
            types.addObject().put("_id", row.getString(1)).put("value", row.getString(2));
        });
    }
}
