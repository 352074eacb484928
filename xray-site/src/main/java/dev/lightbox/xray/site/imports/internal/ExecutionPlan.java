package dev.lightbox.xray.site.imports.internal;

import dev.lightbox.xray.api.WireErrors;
import dev.lightbox.xray.api.report.ImportInfo;
import dev.lightbox.xray.api.report.XrayHeader;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.IssueKind;
import dev.lightbox.xray.site.content.JiraFields;
import dev.lightbox.xray.site.content.SiteContent;
import dev.lightbox.xray.site.content.internal.IssueRows;
import dev.lightbox.xray.site.content.internal.SiteStore;
import dev.lightbox.xray.site.imports.ImportTarget;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/**
 * The execution that an import reports into, and what to make of it.
 *
 * @param execution key of an existing one, or null for a new one
 * @param fields Jira fields to create it with, or to change in it
 * @param projectMissing what the wire says when a new execution has no project
 * @param executedBy account id, or null for the caller
 */
public record ExecutionPlan(
        @Nullable String execution,
        JiraFields fields,
        @Nullable String testPlan,
        List<String> environments,
        String projectMissing,
        @Nullable String executedBy) {
    private static final JiraFields NO_FIELDS = new JiraFields(null, null, null, null, null, null, Map.of());

    public static ExecutionPlan of(ImportTarget target) {
        JiraFields fields = extra(
                target.projectKey() == null ? NO_FIELDS : NO_FIELDS.withProject(target.projectKey()),
                target.fixVersion(),
                target.revision());
        return new ExecutionPlan(
                target.testExecKey(),
                fields,
                target.testPlanKey(),
                target.testEnvironments(),
                WireErrors.PROJECT_KEY_MISSING,
                null);
    }

    /** @param project of the first test that the report names, for reports that name no project; may be empty */
    public static ExecutionPlan of(XrayHeader header, String project) {
        String named = header.project() != null ? header.project() : project;
        JiraFields fields = new JiraFields(
                named.isEmpty() ? null : named, header.summary(), header.description(), null, null, null, Map.of());
        return new ExecutionPlan(
                header.testExecutionKey(),
                extra(fields, header.version(), header.revision()),
                header.testPlanKey(),
                header.testEnvironments(),
                WireErrors.PROJECT_KEY_MISSING,
                header.user());
    }

    private static JiraFields extra(JiraFields fields, @Nullable String fixVersion, @Nullable String revision) {
        JiraFields more = fields;
        if (fixVersion != null) {
            JsonNode versions = JsonMapper.shared().valueToTree(List.of(Map.of("name", fixVersion)));
            more = more.with("fixVersions", versions);
        }
        return revision == null ? more : more.with("revision", StringNode.valueOf(revision));
    }

    /** The same with what the multipart part {@code info} says, which wins. */
    public ExecutionPlan with(ImportInfo info) {
        if (!info.given()) {
            return this;
        }
        JiraFields given = JiraFields.parse(info.body().path("fields"));
        JiraFields merged = new JiraFields(
                given.project() != null || execution == null ? given.project() : fields.project(),
                given.summary() != null ? given.summary() : fields.summary(),
                given.description() != null ? given.description() : fields.description(),
                given.labels(),
                given.assignee(),
                null,
                joined(fields.others(), given.others()));
        return new ExecutionPlan(
                execution,
                merged,
                info.testPlanKey() != null ? info.testPlanKey() : testPlan,
                info.environments() != null ? info.environments() : environments,
                WireErrors.INFO_WITHOUT_PROJECT,
                executedBy);
    }

    private static Map<String, JsonNode> joined(Map<String, JsonNode> one, Map<String, JsonNode> other) {
        Map<String, JsonNode> all = new LinkedHashMap<>(one);
        all.putAll(other);
        return all;
    }

    /** Creates or changes the execution, with its environments and its place in the plan. */
    public Issue apply(SiteStore store, SiteContent content, JdbcClient sql, Caller caller) {
        Issue applied = execution == null ? create(store, content, caller) : edit(content, sql, caller, execution);
        if (testPlan != null) {
            content.testPlans().addExecutions(caller, testPlan, List.of(applied.key()));
        }
        return applied;
    }

    private Issue create(SiteStore store, SiteContent content, Caller caller) {
        if (fields.project() == null) {
            throw SiteRefusal.badRequest(projectMissing);
        }
        String time = store.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString();
        JiraFields named = fields.summary() == null ? fields.withSummary("Execution results [" + time + "]") : fields;
        return content.testExecutions()
                .create(caller, named, List.of(), environments)
                .execution();
    }

    private Issue edit(SiteContent content, JdbcClient sql, Caller caller, String key) {
        Issue existing = IssueRows.requireWritable(sql, caller, IssueKind.TEST_EXECUTION, key);
        content.issues().update(caller, IssueKind.TEST_EXECUTION, key, fields);
        content.testExecutions().addEnvironments(caller, key, environments);
        return existing;
    }
}
