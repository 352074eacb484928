package dev.lightbox.xray.site.graphql.internal.read;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A part of the list of the runs that the caller may see, of all of them or of those with some traits. What each test
 * execution has is counted in an index, which gives the total and the executions in which the part lies; only their runs
 * are walked through. Looking at each run of a site instead, whether the caller may see it, took seconds for a million.
 *
 * <p>For one page on one thread.
 */
final class AllRuns {
    private static final String BY_EXECUTION = """
            SELECT e.id, (SELECT count(*) FROM site_run r WHERE r.execution_id = e.id%s)
            FROM site_issue e
            WHERE e.tenant_id = :tenant AND e.kind = 'TEST_EXECUTION' AND e.project_id IN (:readable)
            ORDER BY e.id""";

    /** Grouped as the index of assignees is ordered, whose entries are then counted as they come. */
    private static final String BY_ASSIGNEE =
            """
            SELECT g.execution_id, sum(g.runs)
            FROM (SELECT r.execution_id, count(*) AS runs FROM site_run r WHERE true%s
                  GROUP BY r.assignee_id, r.execution_id) g
            WHERE\s""" + Filter.readable("g.execution_id") + " GROUP BY g.execution_id ORDER BY g.execution_id";

    private static final String RUNS = """
            SELECT r.id FROM site_run r WHERE r.execution_id IN (:executions)%s
            ORDER BY r.execution_id, r.position LIMIT :limit OFFSET :start""";

    private final RunTraits traits;
    private final String andTraits;
    private final Paging paging;
    /** Those in which the page lies. As each has runs, they are no more than the page has entries. */
    private final List<Long> executions = new ArrayList<>();

    private long before;
    private long total;

    private AllRuns(RunTraits traits, Paging paging) {
        this.traits = traits;
        this.andTraits = traits.where(" AND ");
        this.paging = paging;
    }

    /** Ids in the order of {@link Runs#page}. */
    static Page<String> page(Request request, RunTraits traits, Paging paging) {
        AllRuns runs = new AllRuns(traits, paging);
        return request.read(sql -> {
            traits.bind(request.statement(sql, runs.counting())).query(row -> {
                runs.count(row.getLong(1), row.getLong(2));
            });
            return new Page<>(paging, runs.total, runs.ids(sql));
        });
    }

    private String counting() {
        return (traits.nameAssignees() ? BY_ASSIGNEE : BY_EXECUTION).formatted(andTraits);
    }

    private void count(long execution, long runs) {
        if (runs > 0 && total < paging.end() && total + runs > paging.start()) {
            if (executions.isEmpty()) {
                before = total;
            }
            executions.add(execution);
        }
        total += runs;
    }

    private List<String> ids(JdbcClient sql) {
        return executions.isEmpty()
                ? List.of()
                : traits.bind(sql.sql(RUNS.formatted(andTraits)))
                        .param("executions", executions)
                        .param("limit", paging.limit())
                        .param("start", paging.start() - before)
                        .query((row, _) -> row.getString(1))
                        .list();
    }
}
