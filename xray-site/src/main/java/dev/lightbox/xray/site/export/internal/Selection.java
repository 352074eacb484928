package dev.lightbox.xray.site.export.internal;

import dev.lightbox.xray.api.WireErrors;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.IssueKind;
import dev.lightbox.xray.site.content.internal.IssueLinks;
import dev.lightbox.xray.site.content.internal.IssueRows;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What an export is made of.
 *
 * @param issues what was asked for
 * @param tests the Cucumber tests that this selects, each once, in order
 */
public record Selection(List<Issue> issues, List<CucumberTest> tests) {

    public static Selection of(JdbcClient sql, Caller caller, List<String> keys) {
        Map<String, Issue> found = IssueRows.findAll(sql, caller, keys);
        if (found.size() < keys.size() || keys.isEmpty()) {
            throw SiteRefusal.badRequest(WireErrors.INVALID_JQL);
        }
        Set<Long> tests = new LinkedHashSet<>();
        found.values().forEach(issue -> tests.addAll(testsOf(sql, issue)));
        return new Selection(List.copyOf(found.values()), new TestReader(sql, caller).read(tests));
    }

    private static List<Long> testsOf(JdbcClient sql, Issue issue) {
        return switch (issue.kind()) {
            case TEST -> List.of(issue.id());
            case TEST_SET, TEST_PLAN ->
                ids(sql, "SELECT test_id FROM site_membership WHERE container_id = ? ORDER BY position", issue);
            case TEST_EXECUTION ->
                ids(sql, "SELECT test_id FROM site_run WHERE execution_id = ? ORDER BY position", issue);
            case OTHER ->
                ids(
                        sql,
                        "SELECT source_id FROM site_issue_link WHERE target_id = ? AND link_type = '"
                                + IssueLinks.COVERAGE + "' ORDER BY source_id",
                        issue);
            case PRECONDITION -> List.of();
        };
    }

    private static List<Long> ids(JdbcClient sql, String statement, Issue issue) {
        return new ArrayList<>(sql.sql(statement)
                .params(issue.id())
                .query((row, _) -> row.getLong(1))
                .list());
    }

    /** The only issue asked for, when it is of this kind. */
    List<Issue> single(IssueKind kind) {
        return issues.size() == 1 && issues.getFirst().kind() == kind ? issues : List.of();
    }
}
