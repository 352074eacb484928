package dev.lightbox.xray.site.graphql.internal.read;

import dev.lightbox.xray.site.graphql.internal.read.RelatedPages.Key;
import java.util.Collection;
import java.util.Map;

/**
 * Pages of the runs of many tests, versions of tests or test executions, one statement for all. An index lists and counts
 * the runs of each parent; only those on a page are read whole, found by test and execution: found by their own ids,
 * which are random texts, they took several times as long on PostgreSQL.
 */
public final class RunPages {
    /** The cross join keeps SQLite from beginning with all issues of a project; PostgreSQL takes it for any other. */
    private static final String LISTED = """
            SELECT r.%1$s AS parent, %2$s AS version, r.test_id, r.execution_id, r.id AS child,
                   row_number() OVER (PARTITION BY %3$s ORDER BY %4$s) AS place,
                   count(*) OVER (PARTITION BY %3$s) AS total
            FROM site_run r CROSS JOIN site_issue seen
            WHERE r.%1$s IN (:parents) AND seen.id = r.execution_id AND seen.project_id IN (:readable)""";

    private static final String WHOLE = """
            JOIN site_run r ON r.test_id = listed.test_id AND r.execution_id = listed.execution_id AND r.id = listed.child""";

    private RunPages() {}

    public static Map<Key, Page<Run>> ofTests(Request request, Collection<Key> keys) {
        return pages(request, "test_id", "0", "r.test_id", "r.execution_id, r.id", keys);
    }

    public static Map<Key, Page<Run>> ofVersions(Request request, Collection<Key> keys) {
        return pages(request, "test_id", "r.version_id", "r.test_id, r.version_id", "r.execution_id, r.id", keys);
    }

    public static Map<Key, Page<Run>> ofExecutions(Request request, Collection<Key> keys) {
        return pages(request, "execution_id", "0", "r.execution_id", "r.position, r.id", keys);
    }

    private static Map<Key, Page<Run>> pages(
            Request request, String parent, String version, String group, String order, Collection<Key> keys) {
        String rows = LISTED.formatted(parent, version, group, order);
        return RelatedPages.pages(
                keys,
                (arguments, parents) -> RelatedPages.entries(
                        request,
                        "r.*",
                        rows,
                        WHOLE,
                        new Filter(),
                        arguments.paging(),
                        parents,
                        (row, _) -> Runs.run(row)));
    }
}
