package dev.lightbox.xray.site.content.internal;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.IssueKind;
import dev.lightbox.xray.site.content.TestRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds versions of tests. */
public final class VersionRows {
    private VersionRows() {}

    /** The version, of a test that must be visible. */
    public static VersionKey require(JdbcClient sql, Caller caller, TestRef reference) {
        return requireAll(sql, caller, List.of(reference)).getFirst();
    }

    /** The versions in the order asked for; of a test that is named more than once the last version counts. */
    public static List<VersionKey> requireAll(JdbcClient sql, Caller caller, Collection<TestRef> references) {
        Map<Long, VersionKey> keys = new LinkedHashMap<>();
        Map<String, Long> ids = ids(sql, caller, references);
        Map<Long, Integer> defaults = defaults(sql, ids.values());
        for (TestRef reference : references) {
            long test = Objects.requireNonNull(ids.get(reference.test()));
            int standard = Objects.requireNonNull(defaults.get(test));
            VersionKey key = new VersionKey(test, reference.version() == null ? standard : reference.version());
            if (key.version() != standard) {
                requireOther(sql, key);
            }
            keys.put(test, key);
        }
        return List.copyOf(keys.values());
    }

    /** The default versions of tests, by test. */
    public static Map<Long, Integer> defaults(JdbcClient sql, Collection<Long> tests) {
        Map<Long, Integer> defaults = HashMap.newHashMap(tests.size());
        IssueRows.inPackets(
                        tests,
                        packet -> sql.sql("SELECT issue_id, version_id FROM site_test WHERE issue_id IN (:tests)")
                                .param("tests", packet)
                                .query((row, _) -> Map.entry(row.getLong(1), row.getInt(2)))
                                .list())
                .forEach(found -> defaults.put(found.getKey(), found.getValue()));
        return defaults;
    }

    /** The default version of a test. */
    public static VersionKey standard(JdbcClient sql, long test) {
        return new VersionKey(
                test,
                sql.sql("SELECT version_id FROM site_test WHERE issue_id = ?")
                        .params(test)
                        .query(Integer.class)
                        .single());
    }

    /** The name that people gave the version. */
    public static String name(JdbcClient sql, VersionKey key) {
        return sql.sql("SELECT version_name FROM site_test_definition WHERE test_id = ? AND version_id = ?")
                .params(key.test(), key.version())
                .query(String.class)
                .single();
    }

    private static Map<String, Long> ids(JdbcClient sql, Caller caller, Collection<TestRef> references) {
        Map<String, Long> ids = new HashMap<>();
        List<String> names = references.stream().map(TestRef::test).toList();
        IssueRows.requireAll(sql, caller, IssueKind.TEST, names);
        IssueRows.findAll(sql, caller, names).forEach((name, issue) -> ids.put(name, issue.id()));
        return ids;
    }

    private static void requireOther(JdbcClient sql, VersionKey key) {
        int found = sql.sql("SELECT count(*) FROM site_test_version WHERE test_id = ? AND version_id = ?")
                .params(key.test(), key.version())
                .query(Integer.class)
                .single();
        if (found == 0) {
            throw SiteRefusal.badRequest(
                    "version with id " + key.version() + " of test with id " + key.test() + " not found!");
        }
    }
}
