package dev.lightbox.xray.site.browse;

import dev.lightbox.xray.site.content.internal.VersionKey;
import dev.lightbox.xray.site.graphql.internal.read.IssueRow;
import dev.lightbox.xray.site.graphql.internal.read.IssueRows;
import dev.lightbox.xray.site.graphql.internal.read.Names;
import dev.lightbox.xray.site.graphql.internal.read.Steps;
import dev.lightbox.xray.site.graphql.internal.read.StoredFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one issue with all that hangs on it but runs. */
final class IssueReading {
    private static final int RELATED = 50;
    private static final String LINKED = """
            SELECT c.id, count(*) OVER () AS total
            FROM (SELECT DISTINCT %1$s AS child FROM %2$s WHERE %3$s = :id%4$s) x JOIN site_issue c ON c.id = x.child
            WHERE c.project_id IN (:readable)%5$s ORDER BY c.id LIMIT\s""" + RELATED;

    /** What a test's other versions are linked to is not shown. */
    private static final String IN_DEFAULT =
            " AND version_id = (SELECT v.version_id FROM site_test v WHERE v.issue_id = test_id)";

    private final Reading reading;

    IssueReading(Reading reading) {
        this.reading = reading;
    }

    Optional<IssueDetail> find(String key) {
        Optional<Long> id = reading.read(sql -> reading.statement(
                        sql,
                        "SELECT id FROM site_issue WHERE tenant_id = :tenant AND issue_key = :key"
                                + " AND project_id IN (:readable)")
                .param("key", key)
                .query(Long.class)
                .optional());
        return id.flatMap(found -> Optional.ofNullable(
                        IssueRows.byId(reading.request(), List.of(found)).get(found)))
                .map(this::detail);
    }

    private IssueDetail detail(IssueRow issue) {
        IssueRow.Definition definition = issue.definition();
        return new IssueDetail(
                reading.lines(List.of(issue.id())).getFirst(),
                issue.project().key(),
                issue.project().name(),
                issue.jira().description(),
                issue.jira().labels(),
                issue.environments(),
                issue.jira().assignee() == null ? null : issue.jira().assignee().displayName(),
                issue.jira().reporter().displayName(),
                issue.jira().created(),
                definition == null ? null : typeName(definition.typeId()),
                definition == null
                        ? null
                        : definition.folder() == null
                                ? "/"
                                : definition.folder().path(),
                definition == null ? null : text(definition),
                steps(issue),
                related(issue));
    }

    private @Nullable String typeName(String id) {
        return reading.request().vocabulary().type(id).map(Names.TestType::name).orElse(null);
    }

    private static @Nullable String text(IssueRow.Definition definition) {
        if (definition.gherkin() != null) {
            return definition.gherkin();
        }
        return definition.unstructured() != null ? definition.unstructured() : definition.text();
    }

    private List<StepLine> steps(IssueRow issue) {
        List<Long> ids = List.of(issue.id());
        StoredFiles files = Steps.attachments(reading.request(), ids).getOrDefault(issue.id(), StoredFiles.NONE);
        VersionKey version = new VersionKey(
                issue.id(), issue.definition() == null ? 0 : issue.definition().version());
        return Steps.ofVersions(reading.request(), List.of(version)).getOrDefault(version, List.of()).stream()
                .map(step -> new StepLine(
                        step.action(),
                        step.data(),
                        step.result(),
                        step.calledTestId() == null ? null : key(step.calledTestId()),
                        RunReading.lines(files, step.id()),
                        null))
                .toList();
    }

    private String key(String id) {
        return reading.lines(List.of(Long.valueOf(id))).stream()
                .map(IssueLine::key)
                .findFirst()
                .orElse(id);
    }

    private List<IssueDetail.Related> related(IssueRow issue) {
        List<IssueDetail.Related> all = new ArrayList<>();
        switch (issue.kind()) {
            case TEST -> {
                add(
                        all,
                        issue,
                        "Preconditions",
                        "precondition_id",
                        "site_test_precondition",
                        "test_id",
                        IN_DEFAULT,
                        "");
                add(all, issue, "Test Sets", "container_id", "site_membership", "test_id", "", kind("TEST_SET"));
                add(all, issue, "Test Plans", "container_id", "site_membership", "test_id", "", kind("TEST_PLAN"));
                add(all, issue, "Covers", "target_id", "site_issue_link", "source_id", " AND link_type = 'Test'", "");
            }
            case PRECONDITION ->
                add(all, issue, "Tests", "test_id", "site_test_precondition", "precondition_id", IN_DEFAULT, "");
            case TEST_SET -> add(all, issue, "Tests", "test_id", "site_membership", "container_id", "", "");
            case TEST_PLAN -> {
                add(all, issue, "Test Executions", "execution_id", "site_plan_execution", "test_plan_id", "", "");
                add(all, issue, "Tests", "test_id", "site_membership", "container_id", "", "");
            }
            case TEST_EXECUTION ->
                add(all, issue, "Test Plans", "test_plan_id", "site_plan_execution", "execution_id", "", "");
            case OTHER ->
                add(
                        all,
                        issue,
                        "Covered by",
                        "source_id",
                        "site_issue_link",
                        "target_id",
                        " AND link_type = 'Test'",
                        "");
        }
        return all;
    }

    private static String kind(String kind) {
        return " AND c.kind = '" + kind + "'";
    }

    /** Adds the issues at the other end of one relation, when there are any. */
    private void add(
            List<IssueDetail.Related> all,
            IssueRow issue,
            String title,
            String child,
            String table,
            String parent,
            String rows,
            String children) {
        record Found(long id, long total) {}
        List<Found> found =
                reading.read(sql -> reading.statement(sql, LINKED.formatted(child, table, parent, rows, children))
                        .param("id", issue.id())
                        .query((row, _) -> new Found(row.getLong(1), row.getLong(2)))
                        .list());
        if (!found.isEmpty()) {
            List<Long> ids = found.stream().map(Found::id).toList();
            all.add(new IssueDetail.Related(title, found.getFirst().total, reading.lines(ids)));
        }
    }
}
