package dev.lightbox.xray.site.graphql.internal.read;

import dev.lightbox.xray.site.content.IssueKind;
import dev.lightbox.xray.site.graphql.internal.read.Names.RunStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Computes the status of tests from their runs, and the coverage of issues from the tests that cover them.
 *
 * <p>In each set of test environments the latest run counts; over the sets the worst status does: not OK, then not run,
 * then unknown, then OK. A test without a run that counts is {@code TO DO}.
 */
public final class TestStatuses {
    /** What people see first, the worst first. */
    private static final List<String> WORST_FIRST = List.of("NOK", "NOTRUN", "UNKNOWN", "OK");

    private static final String UNCOVERED = "UNCOVERED";
    private static final String TO_DO = "TO DO";
    /** No issue has this id. */
    private static final Long NOBODY = -1L;

    private static final String LATEST = """
            SELECT test_id, status FROM (
                SELECT r.test_id, r.status, row_number() OVER (PARTITION BY r.test_id%s
                    ORDER BY coalesce(r.finished_at, r.started_at, r.modified_at) DESC, r.execution_id DESC) AS place
                FROM site_run r
                JOIN site_execution x ON x.issue_id = r.execution_id
                WHERE %s) AS latest
            WHERE place = 1""";

    private static final String COVERED_BY = """
            SELECT l.target_id, l.source_id FROM site_issue_link l
            WHERE l.target_id IN (:issues) AND l.link_type = 'Test' AND\s""" + Filter.readable("l.source_id", IssueKind.TEST);

    /**
     * Which runs count.
     *
     * @param environment name, or null for any
     * @param isFinal whether only runs with a final status count
     * @param testPlan id or key of the plan whose executions count, or null for all
     * @param version name of the fix version whose executions count, or null for all
     */
    public record Scope(
            @Nullable String environment,
            boolean isFinal,
            @Nullable String testPlan,
            @Nullable String version) {}

    /** The status of one issue. */
    public record Key(long issue, Scope scope) {}

    private TestStatuses() {}

    /** Names of the statuses of tests. */
    public static Map<Key, String> ofTests(Request request, Collection<Key> keys) {
        Map<Key, String> statuses = HashMap.newHashMap(keys.size());
        keys.stream().collect(Collectors.groupingBy(Key::scope)).forEach((scope, group) -> {
            Set<Long> tests = group.stream().map(Key::issue).collect(Collectors.toSet());
            Map<Long, RunStatus> found = ofTests(request, scope, tests);
            group.forEach(key -> statuses.put(
                    key, found.containsKey(key.issue) ? found.get(key.issue).name() : TO_DO));
        });
        return statuses;
    }

    /** What the tests of issues say of their coverage: OK, NOK, NOTRUN, UNKNOWN, UNCOVERED. */
    public static Map<Key, String> ofIssues(Request request, Collection<Key> keys) {
        Map<Key, String> coverage = HashMap.newHashMap(keys.size());
        Map<Long, List<Long>> tests =
                tests(request, keys.stream().map(Key::issue).collect(Collectors.toSet()));
        keys.stream().collect(Collectors.groupingBy(Key::scope)).forEach((scope, group) -> {
            Set<Long> asked = group.stream()
                    .flatMap(key -> tests.getOrDefault(key.issue, List.of()).stream())
                    .collect(Collectors.toSet());
            Map<Long, RunStatus> found = asked.isEmpty() ? Map.of() : ofTests(request, scope, asked);
            group.forEach(key -> coverage.put(key, coverage(tests.getOrDefault(key.issue, List.of()), found)));
        });
        return coverage;
    }

    private static String coverage(List<Long> tests, Map<Long, RunStatus> statuses) {
        String worst = UNCOVERED;
        int rank = WORST_FIRST.size();
        for (long test : tests) {
            RunStatus status = statuses.get(test);
            String coverage = status == null ? "NOTRUN" : status.coverage();
            int found = rank(coverage);
            if (found < rank) {
                rank = found;
                worst = coverage;
            }
        }
        return worst;
    }

    private static int rank(String coverage) {
        int rank = WORST_FIRST.indexOf(coverage);
        return rank < 0 ? WORST_FIRST.indexOf("UNKNOWN") : rank;
    }

    private static Map<Long, List<Long>> tests(Request request, Set<Long> issues) {
        Map<Long, List<Long>> tests = new HashMap<>();
        request.read(sql -> {
            request.statement(sql, COVERED_BY).param("issues", issues).query(row -> {
                tests.computeIfAbsent(row.getLong("target_id"), _ -> new ArrayList<>())
                        .add(row.getLong("source_id"));
            });
            return tests;
        });
        return tests;
    }

    private record Latest(long test, String status) {}

    private static Map<Long, RunStatus> ofTests(Request request, Scope scope, Set<Long> tests) {
        Filter filter = filter(request, scope, tests);
        String statement = LATEST.formatted(scope.environment == null ? ", x.environments" : "", filter.where());
        List<Latest> latest = request.read(sql -> filter.bind(request.statement(sql, statement))
                .query((row, _) -> new Latest(row.getLong("test_id"), row.getString("status")))
                .list());
        Map<Long, RunStatus> worst = new HashMap<>();
        for (Latest run : latest) {
            request.vocabulary()
                    .runStatus(run.status)
                    .ifPresent(status -> worst.merge(run.test, status, TestStatuses::worse));
        }
        return worst;
    }

    private static RunStatus worse(RunStatus one, RunStatus other) {
        return rank(other.coverage()) < rank(one.coverage()) ? other : one;
    }

    private static Filter filter(Request request, Scope scope, Set<Long> tests) {
        Filter filter =
                new Filter().and("r.test_id IN (:tests)", "tests", tests).and(Filter.readable("r.execution_id"));
        if (scope.isFinal) {
            List<String> names = request.vocabulary().runStatuses().stream()
                    .filter(RunStatus::isFinal)
                    .map(RunStatus::name)
                    .toList();
            filter.and("r.status IN (:final)", "final", names.isEmpty() ? List.of("") : names);
        }
        if (scope.environment != null) {
            filter.and(
                    "replace(x.environments, :environment, '') <> x.environments",
                    "environment",
                    quoted(scope.environment));
        }
        if (scope.testPlan != null) {
            filter.and(
                    "r.execution_id IN (SELECT p.execution_id FROM site_plan_execution p WHERE p.test_plan_id = :plan)",
                    "plan",
                    IssueLists.find(request, IssueKind.TEST_PLAN, scope.testPlan)
                            .orElse(NOBODY));
        }
        if (scope.version != null) {
            filter.and(
                    "EXISTS (SELECT 1 FROM site_issue_value v WHERE v.issue_id = r.execution_id"
                            + " AND v.field = 'fixVersions' AND v.value = :fixVersion)",
                    "fixVersion",
                    scope.version.toLowerCase(Locale.ROOT));
        }
        return filter;
    }

    /** As a text stands in JSON. */
    private static String quoted(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + "\"";
    }
}
