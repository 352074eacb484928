package dev.lightbox.xray.site.content.internal;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.JiraFields;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sets Jira fields of an issue; a field that is given as null becomes empty, one that is not given stays. */
public final class IssueEdit {
    private IssueEdit() {}

    public static void apply(SiteStore store, JdbcClient sql, Caller caller, Issue issue, Map<String, JsonNode> given) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        given.forEach(body::set);
        JiraFields fields = JiraFields.parse(body);
        if (given.containsKey("summary")) {
            IssueCreation.check(fields);
            set(sql, issue, "summary", fields.summary());
        }
        if (given.containsKey("description")) {
            set(sql, issue, "description", fields.description());
        }
        if (given.containsKey("labels")) {
            set(
                    sql,
                    issue,
                    "labels",
                    fields.labels() == null ? JsonText.EMPTY_LIST : JsonText.ofTexts(fields.labels()));
        }
        if (given.containsKey("assignee")) {
            set(sql, issue, "assignee_id", ProjectRows.userId(sql, caller, fields.assignee()));
        }
        setOthers(store, sql, issue, given, fields);
        set(sql, issue, "updated_at", store.now());
    }

    private static void setOthers(
            SiteStore store, JdbcClient sql, Issue issue, Map<String, JsonNode> given, JiraFields fields) {
        ObjectNode others = JsonText.members(sql.sql("SELECT fields FROM site_issue WHERE id = ?")
                .params(issue.id())
                .query(String.class)
                .single());
        given.forEach((name, value) -> {
            if (value.isNull()) {
                others.remove(name);
            }
        });
        others.setAll(fields.others());
        set(sql, issue, "fields", others.toString());
        IssueValues.replace(
                store,
                sql,
                issue.id(),
                others.properties().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** @param column one of those named above, never a part of a request */
    private static void set(JdbcClient sql, Issue issue, String column, @Nullable Object value) {
        sql.sql("UPDATE site_issue SET " + column + " = ? WHERE id = ?")
                .params(SqlValues.orNull(value, issue.id()))
                .update();
    }
}
