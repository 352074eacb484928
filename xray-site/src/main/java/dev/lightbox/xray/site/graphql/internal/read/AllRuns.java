package dev.lightbox.xray.site.graphql.internal.read;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A part of the list of all runs that the caller may see. What each test execution has is counted in an index, which
 * gives the total and the executions in which the part lies; only their runs are walked through. Looking at each run of a
 * site instead, whether the caller may see it, took a second for a million.
 *
 * <p>For one page on one thread.
 */
final class AllRuns {
    private static final String EXECUTIONS = """
            SELECT e.id, (SELECT count(*) FROM site_run r WHERE r.execution_id = e.id)
            FROM site_issue e
            WHERE e.tenant_id = :tenant AND e.kind = 'TEST_EXECUTION' AND e.project_id IN (:readable)
            ORDER BY e.id""";
    private static final String RUNS = """
            SELECT id FROM site_run WHERE execution_id IN (:executions)
            ORDER BY execution_id, position LIMIT :limit OFFSET :start""";

    private final Paging paging;
    /** Those in which the page lies. As each has runs, they are no more than the page has entries. */
    private final List<Long> executions = new ArrayList<>();

    private long before;
    private long total;

    private AllRuns(Paging paging) {
        this.paging = paging;
    }

    /** Ids in the order of {@link Runs#page}. */
    static Page<String> page(Request request, Paging paging) {
        AllRuns runs = new AllRuns(paging);
        return request.read(sql -> {
            request.statement(sql, EXECUTIONS).query(row -> {
                runs.count(row.getLong(1), row.getLong(2));
            });
            return new Page<>(paging, runs.total, runs.ids(sql));
        });
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
                : sql.sql(RUNS)
                        .param("executions", executions)
                        .param("limit", paging.limit())
                        .param("start", paging.start() - before)
                        .query((row, _) -> row.getString(1))
                        .list();
    }
}
