package dev.lightbox.xray.site.content.internal;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteIds;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.IssueKind;
import dev.lightbox.xray.site.content.JiraFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Inserts the Jira half of issues. Keys are numbered from the project's row inside the same transaction, so a number is
 * never used twice and none is lost to a request that was refused.
 */
public final class IssueCreation {
    /** Jira's limit for a summary. */
    private static final int SUMMARY_LIMIT = 255;

    private static final Pattern LINE_BREAKS = Pattern.compile("\\s*[\\r\\n]+\\s*");

    private static final String INSERT = """
            INSERT INTO site_issue (id, tenant_id, project_id, issue_number, issue_key, kind, type_name, summary,
                description, labels, fields, status, assignee_id, reporter_id, created_at, updated_at, modified_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'To Do', ?, ?, ?, ?, ?)
            """;

    private IssueCreation() {}

    /** A summary made from a name of any length and shape, as Jira accepts it. */
    public static String asSummary(String name) {
        String line = LINE_BREAKS.matcher(name.strip()).replaceAll(" ");
        return line.length() <= SUMMARY_LIMIT ? line : line.substring(0, SUMMARY_LIMIT - 1) + "…";
    }

    /** Creates one issue in the project that its fields name. */
    public static Issue insert(SiteStore store, JdbcClient sql, Caller caller, IssueKind kind, JiraFields fields) {
        Project project = ProjectRows.requireWritable(sql, caller, fields.project());
        return insertAll(store, sql, caller, project, kind, List.of(fields)).getFirst();
    }

    /** Creates issues of one kind in one project, in this order. */
    public static List<Issue> insertAll(
            SiteStore store, JdbcClient sql, Caller caller, Project project, IssueKind kind, List<JiraFields> all) {
        all.forEach(IssueCreation::check);
        // The counter first, then the project: one order of locks for all, so no two writers wait for each other.
        long id = SiteIds.reserve(sql, all.size());
        long number = takeNumbers(sql, project, all.size());
        long now = store.now();
        List<Issue> issues = new ArrayList<>();
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<@Nullable Object[]> values = new ArrayList<>();
        for (JiraFields fields : all) {
            String typeName =
                    kind == IssueKind.OTHER && fields.typeName() != null ? fields.typeName() : kind.typeName();
            String summary = Objects.requireNonNull(fields.summary(), "checked above");
            Issue issue = new Issue(id++, project.key() + "-" + number, project.id(), kind, typeName, summary);
            issues.add(issue);
            values.addAll(IssueValues.rows(issue.id(), fields.others()));
            rows.add(row(issue, number++, fields, ProjectRows.userId(sql, caller, fields.assignee()), caller, now));
        }
        store.database().batch(INSERT, rows);
        IssueCounts.added(sql, caller.tenant().id(), project.id(), kind, rows.size());
        IssueValues.insertAll(store, values);
        if (kind != IssueKind.OTHER) {
            List<Long> ids = issues.stream().map(Issue::id).toList();
            HistoryRows.record(store, caller, ids, HistoryRows.CREATED, null);
        }
        return issues;
    }

    private static @Nullable Object[] row(
            Issue issue, long number, JiraFields fields, @Nullable Long assignee, Caller caller, long now) {
        return new @Nullable Object[] {
            issue.id(),
            caller.tenant().id(),
            issue.projectId(),
            number,
            issue.key(),
            issue.kind().name(),
            issue.typeName(),
            issue.summary(),
            fields.description(),
            JsonText.ofTexts(fields.labels() == null ? List.of() : fields.labels()),
            JsonText.ofMembers(fields.others()),
            assignee,
            caller.user().id(),
            now,
            now,
            now
        };
    }

    private static long takeNumbers(JdbcClient sql, Project project, int count) {
        return sql.sql("UPDATE site_project SET next_number = next_number + ? WHERE id = ? RETURNING next_number")
                        .params(count, project.id())
                        .query(Long.class)
                        .single()
                - count;
    }

    /** Refuses a summary that Jira refuses, in Jira's words. */
    public static void check(JiraFields fields) {
        String summary = fields.summary();
        if (summary == null) {
            throw SiteRefusal.badRequest("summary: You must specify a summary of the issue.");
        }
        if (summary.length() > SUMMARY_LIMIT) {
            throw SiteRefusal.badRequest("summary: Summary must be less than 255 characters.");
        }
        if (summary.indexOf('\n') >= 0 || summary.indexOf('\r') >= 0) {
            throw SiteRefusal.badRequest("summary: The summary is invalid because it contains newline characters.");
        }
    }
}
