package dev.lightbox.xray.site.graphql.internal.read;

import dev.lightbox.xray.site.content.IssueKind;
import dev.lightbox.xray.site.graphql.internal.read.IssueRow.Definition;
import dev.lightbox.xray.site.graphql.internal.read.IssueRow.Folder;
import dev.lightbox.xray.site.graphql.internal.read.IssueRow.Jira;
import dev.lightbox.xray.site.graphql.internal.read.IssueRow.Person;
import dev.lightbox.xray.site.graphql.internal.read.IssueRow.Project;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads issues by id, complete, in one statement. What the caller may not see is missing from the answer. */
public final class IssueRows {
    private static final String BY_ID = """
            SELECT i.id, i.issue_key, i.kind, i.type_name, i.summary, i.description, i.labels, i.fields, i.status,
                   i.created_at, i.updated_at, i.modified_at, p.id AS project_id, p.project_key, p.name AS project_name,
                   a.account_id AS assignee, a.display_name AS assignee_name, a.email AS assignee_email,
                   r.account_id AS reporter, r.display_name AS reporter_name, r.email AS reporter_email,
                   coalesce(t.type_id, c.type_id) AS type_id, t.version_id, t.gherkin, t.scenario_type, t.unstructured, c.definition,
                   f.name AS folder_name, f.path AS folder_path, e.environments
            FROM site_issue i
            JOIN site_project p ON p.id = i.project_id
            JOIN site_user r ON r.id = i.reporter_id
            LEFT JOIN site_user a ON a.id = i.assignee_id
            LEFT JOIN site_test t ON t.issue_id = i.id
            LEFT JOIN site_precondition c ON c.issue_id = i.id
            LEFT JOIN site_folder f ON f.id = coalesce(t.folder_id, c.folder_id)
            LEFT JOIN site_execution e ON e.issue_id = i.id
            WHERE i.id IN (:ids) AND +i.tenant_id = :tenant AND +i.project_id IN (:readable)""";

    private IssueRows() {}

    public static Map<Long, IssueRow> byId(Request request, Collection<Long> ids) {
        Map<Long, IssueRow> rows = HashMap.newHashMap(ids.size());
        request.read(sql -> request.statement(sql, BY_ID)
                        .param("ids", ids)
                        .query((row, _) -> issue(row))
                        .list())
                .forEach(issue -> rows.put(issue.id(), issue));
        request.caller()
                .indexedUntil()
                .ifPresent(until ->
                        rows.values().removeIf(issue -> issue.jira().created().isAfter(until)));
        return rows;
    }

    private static IssueRow issue(ResultSet row) throws SQLException {
        String environments = row.getString("environments");
        return new IssueRow(
                row.getLong("id"),
                row.getString("issue_key"),
                IssueKind.valueOf(row.getString("kind")),
                new Project(row.getLong("project_id"), row.getString("project_key"), row.getString("project_name")),
                jira(row),
                instant(row, "modified_at"),
                definition(row),
                environments == null ? List.of() : Json.texts(environments));
    }

    private static Jira jira(ResultSet row) throws SQLException {
        return new Jira(
                row.getString("type_name"),
                row.getString("summary"),
                row.getString("description"),
                Json.texts(row.getString("labels")),
                row.getString("status"),
                row.getString("assignee") == null ? null : person(row, "assignee"),
                person(row, "reporter"),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                Json.object(row.getString("fields")));
    }

    private static Person person(ResultSet row, String role) throws SQLException {
        return new Person(row.getString(role), row.getString(role + "_name"), row.getString(role + "_email"));
    }

    private static @Nullable Definition definition(ResultSet row) throws SQLException {
        String typeId = row.getString("type_id");
        String folder = row.getString("folder_path");
        return typeId == null
                ? null
                : new Definition(
                        row.getInt("version_id"),
                        typeId,
                        row.getString("gherkin"),
                        row.getString("scenario_type"),
                        row.getString("unstructured"),
                        row.getString("definition"),
                        folder == null ? null : new Folder(row.getString("folder_name"), folder));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }
}
