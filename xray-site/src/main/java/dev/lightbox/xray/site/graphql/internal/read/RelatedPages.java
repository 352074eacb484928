package dev.lightbox.xray.site.graphql.internal.read;

import dev.lightbox.xray.site.content.internal.VersionKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** Reads one page for each of many parents with one statement per distinct set of arguments. */
public final class RelatedPages {
    private static final String HISTORY = """
            SELECT h.issue_id AS parent, 0 AS version, h.id AS child,
                   row_number() OVER (PARTITION BY h.issue_id ORDER BY h.id) AS place,
                   count(*) OVER (PARTITION BY h.issue_id) AS total
            FROM site_history h WHERE h.issue_id IN (:parents) AND\s""" + Filter.readable("h.issue_id");

    private static final String VERSIONS = """
            SELECT %1$s AS parent, 0 AS version, CAST(d.test_id AS TEXT) || ':' || d.version_id AS child,
                   row_number() OVER (PARTITION BY %1$s ORDER BY d.test_id, d.version_id) AS place,
                   count(*) OVER (PARTITION BY %1$s) AS total
            FROM %2$s WHERE %1$s IN (:parents) AND %3$s""";

    private static final String WITH_PRECONDITION = """
            site_test_precondition x JOIN site_test_definition d ON d.test_id = x.test_id AND d.version_id = x.version_id""";

    private static final String PART = """
            SELECT listed.parent, listed.version, listed.place, listed.total, %s FROM (%s) AS listed %s
            WHERE listed.place = 1 OR (listed.place > :start AND listed.place <= :end)""";

    /**
     * A page of one parent.
     *
     * @param parent id of an issue
     * @param version of the parent, when the page is that of a version of a test; else 0
     */
    public record Key(long parent, int version, Arguments arguments) {

        public static Key of(long parent, Paging paging) {
            return new Key(parent, 0, new Arguments(paging, List.of(), true, null));
        }

        /** @param only ids or keys that entries are restricted to; empty for no restriction */
        public static Key of(long parent, Paging paging, List<String> only) {
            return new Key(parent, 0, new Arguments(paging, only, true, null));
        }

        public static Key of(VersionKey parent, Paging paging, List<String> only) {
            return new Key(parent.test(), parent.version(), new Arguments(paging, only, true, null));
        }

        /** A page of versions. */
        public static Key ofVersions(long parent, Paging paging, boolean archived, @Nullable String type) {
            return new Key(parent, 0, new Arguments(paging, List.of(), archived, type));
        }
    }

    /**
     * What pages of many parents have in common.
     *
     * @param archived whether archived versions are among the entries
     * @param type id of the test type of versions, or null for any
     */
    record Arguments(
            Paging paging,
            List<String> only,
            boolean archived,
            @Nullable String type) {}

    record Parent(long id, int version) {}

    record Entry<K>(Parent parent, K key, long place, long total) {}

    private RelatedPages() {}

    /** Pages of issue ids. */
    public static Map<Key, Page<Long>> issues(Request request, Relation relation, Collection<Key> keys) {
        return pages(keys, (arguments, parents) -> {
            Filter children = only(relation, arguments);
            return entries(request, relation.rows(children), children, arguments.paging, parents, RelatedPages::number);
        });
    }

    /** Pages of ids of issues that versions of tests refer to. */
    public static Map<Key, Page<Long>> issuesOfVersions(Request request, Relation relation, Collection<Key> keys) {
        return pages(keys, (arguments, parents) -> {
            Filter children = only(relation, arguments);
            return entries(
                    request,
                    relation.rowsOfVersions(children),
                    children,
                    arguments.paging,
                    parents,
                    RelatedPages::number);
        });
    }

    private static Filter only(Relation relation, Arguments arguments) {
        return arguments.only.isEmpty()
                ? new Filter()
                : new Filter().andIssues(relation.childColumn(), "only", arguments.only);
    }

    /** Pages of ids of the entries of Xray's history, the oldest first. */
    public static Map<Key, Page<Long>> history(Request request, Collection<Key> keys) {
        return pages(
                keys,
                (arguments, parents) ->
                        entries(request, HISTORY, new Filter(), arguments.paging, parents, RelatedPages::number));
    }

    /** Pages of the versions of tests. */
    public static Map<Key, Page<VersionKey>> versionsOfTests(Request request, Collection<Key> keys) {
        return versions(request, "d.test_id", "site_test_definition d", keys);
    }

    /** Pages of the versions of tests that have a precondition. */
    public static Map<Key, Page<VersionKey>> versionsOfPreconditions(Request request, Collection<Key> keys) {
        return versions(request, "x.precondition_id", WITH_PRECONDITION, keys);
    }

    private static Map<Key, Page<VersionKey>> versions(
            Request request, String parent, String from, Collection<Key> keys) {
        return pages(keys, (arguments, parents) -> {
            Filter filter = new Filter().and(Filter.readable("d.test_id"));
            if (!arguments.archived) {
                filter.and("d.archived = 0");
            }
            if (arguments.type != null) {
                filter.and("d.type_id = :type", "type", arguments.type);
            }
            String rows = VERSIONS.formatted(parent, from, filter.where());
            return entries(
                    request, rows, filter, arguments.paging, parents, (row, _) -> version(row.getString("child")));
        });
    }

    private static VersionKey version(String child) {
        int colon = child.indexOf(':');
        return new VersionKey(Long.parseLong(child.substring(0, colon)), Integer.parseInt(child.substring(colon + 1)));
    }

    private static Long number(ResultSet row, int number) throws SQLException {
        return row.getLong("child");
    }

    interface Loader<K> {
        List<Entry<K>> load(Arguments arguments, List<Long> parents);
    }

    static <K> Map<Key, Page<K>> pages(Collection<Key> keys, Loader<K> loader) {
        Map<Key, Page<K>> pages = HashMap.newHashMap(keys.size());
        keys.stream().collect(Collectors.groupingBy(Key::arguments)).forEach((arguments, group) -> {
            List<Long> parents = group.stream().map(Key::parent).distinct().toList();
            Map<Parent, List<Entry<K>>> found =
                    loader.load(arguments, parents).stream().collect(Collectors.groupingBy(Entry::parent));
            for (Key key : group) {
                Parent parent = new Parent(key.parent, key.version);
                pages.put(key, page(arguments.paging, found.getOrDefault(parent, List.of())));
            }
        });
        return pages;
    }

    private static <K> List<Entry<K>> entries(
            Request request, String rows, Filter filter, Paging paging, List<Long> parents, RowMapper<K> child) {
        return entries(request, "listed.child", rows, "", filter, paging, parents, child);
    }

    /**
     * The first entry of each parent comes along even when it is not on the page, since it carries the total. In no order.
     *
     * @param columns what {@code child} reads, of {@code listed} and of what is joined to it
     * @param rows a statement with a row for each child of the parents, those that are on no page too
     * @param joined what is read only for the children that are on a page; empty for nothing
     */
    static <K> List<Entry<K>> entries(
            Request request,
            String columns,
            String rows,
            String joined,
            Filter filter,
            Paging paging,
            List<Long> parents,
            RowMapper<K> child) {
        String part = PART.formatted(columns, rows, joined);
        return request.read(sql -> filter.bind(request.statement(sql, part))
                .param("parents", parents)
                .param("start", paging.start())
                .param("end", paging.end())
                .query((row, i) -> new Entry<>(
                        new Parent(row.getLong("parent"), row.getInt("version")),
                        child.mapRow(row, i),
                        row.getLong("place"),
                        row.getLong("total")))
                .list());
    }

    private static <K> Page<K> page(Paging paging, List<Entry<K>> entries) {
        List<K> keys = entries.stream()
                .filter(entry -> entry.place > paging.start())
                .sorted(Comparator.comparingLong(Entry::place))
                .map(Entry::key)
                .toList();
        return new Page<>(paging, entries.isEmpty() ? 0 : entries.getFirst().total, keys);
    }
}
