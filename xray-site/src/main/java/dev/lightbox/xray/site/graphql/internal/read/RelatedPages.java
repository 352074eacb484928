package dev.lightbox.xray.site.graphql.internal.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;

/** Reads one page for each of many parents with one statement per distinct set of arguments. */
public final class RelatedPages {

    /**
     * A page of one parent.
     *
     * @param only ids or keys that entries are restricted to; empty for no restriction
     */
    public record Key(long parent, Paging paging, List<String> only) {
        Arguments arguments() {
            return new Arguments(paging, only);
        }
    }

    record Arguments(Paging paging, List<String> only) {}

    private record Entry<K>(long parent, K key, long place, long total) {}

    private RelatedPages() {}

    /** Pages of issue ids. */
    public static Map<Key, Page<Long>> issues(Request request, Relation relation, Collection<Key> keys) {
        return pages(keys, (arguments, parents) -> {
            Filter children = new Filter();
            if (!arguments.only.isEmpty()) {
                children.andIssues("c.id", "only", arguments.only);
            }
            String rows = relation.rows(children);
            return entries(request, rows, children, arguments.paging, parents, (row, _) -> row.getLong("child"));
        });
    }

    /** Pages of ids of the runs of tests. */
    public static Map<Key, Page<String>> runsOfTests(Request request, Collection<Key> keys) {
        return runs(request, "test_id", "e.id, r.id", keys);
    }

    /** Pages of ids of the runs of test executions. */
    public static Map<Key, Page<String>> runsOfExecutions(Request request, Collection<Key> keys) {
        return runs(request, "execution_id", "r.position, r.id", keys);
    }

    private static Map<Key, Page<String>> runs(Request request, String parent, String order, Collection<Key> keys) {
        String rows = """
                SELECT r.%1$s AS parent, r.id AS child,
                       row_number() OVER (PARTITION BY r.%1$s ORDER BY %2$s) AS place,
                       count(*) OVER (PARTITION BY r.%1$s) AS total
                FROM site_run r JOIN site_issue e ON e.id = r.execution_id
                WHERE r.%1$s IN (:parents) AND e.project_id IN (:readable)""".formatted(parent, order);
        return pages(
                keys,
                (arguments, parents) -> entries(
                        request, rows, new Filter(), arguments.paging, parents, (row, _) -> row.getString("child")));
    }

    private interface Loader<K> {
        List<Entry<K>> load(Arguments arguments, List<Long> parents);
    }

    private static <K> Map<Key, Page<K>> pages(Collection<Key> keys, Loader<K> loader) {
        Map<Key, Page<K>> pages = HashMap.newHashMap(keys.size());
        keys.stream().collect(Collectors.groupingBy(Key::arguments)).forEach((arguments, group) -> {
            List<Long> parents = group.stream().map(Key::parent).toList();
            Map<Long, List<Entry<K>>> found =
                    loader.load(arguments, parents).stream().collect(Collectors.groupingBy(Entry::parent));
            group.forEach(key -> pages.put(key, page(key.paging, found.getOrDefault(key.parent, List.of()))));
        });
        return pages;
    }

    /** The first entry of each parent comes along even when it is not on the page, since it carries the total. */
    private static <K> List<Entry<K>> entries(
            Request request, String rows, Filter filter, Paging paging, List<Long> parents, RowMapper<K> key) {
        String part = "SELECT parent, child, place, total FROM (" + rows
                + ") AS listed WHERE place = 1 OR (place > :start AND place <= :end) ORDER BY parent, place";
        return request.read(sql -> filter.bind(request.statement(sql, part))
                .param("parents", parents)
                .param("start", paging.start())
                .param("end", paging.end())
                .query((row, i) -> new Entry<>(
                        row.getLong("parent"), key.mapRow(row, i), row.getLong("place"), row.getLong("total")))
                .list());
    }

    private static <K> Page<K> page(Paging paging, List<Entry<K>> entries) {
        List<K> keys = new ArrayList<>();
        for (Entry<K> entry : entries) {
            if (entry.place > paging.start()) {
                keys.add(entry.key);
            }
        }
        return new Page<>(paging, entries.isEmpty() ? 0 : entries.getFirst().total, keys);
    }
}
