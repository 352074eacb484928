package dev.lightbox.xray.site.content;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.internal.HistoryRows;
import dev.lightbox.xray.site.content.internal.HistoryRows.Change;
import dev.lightbox.xray.site.content.internal.IssueRows;
import dev.lightbox.xray.site.content.internal.SiteStore;
import dev.lightbox.xray.site.content.internal.TestVersion;
import dev.lightbox.xray.site.content.internal.VersionCopy;
import dev.lightbox.xray.site.content.internal.VersionRows;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes, names, archives and chooses versions of tests. The public API of the wire only reads versions (contract section
 * 12.2); these are the acts that the real service offers on its pages. Thread-safe.
 */
public final class TestVersions {
    private final SiteStore store;

    private interface Act {
        Change on(JdbcClient sql, TestVersion version);
    }

    TestVersions(SiteStore store) {
        this.store = store;
    }

    /** Makes a version as a copy of another and returns its number; it is not the default. */
    public int create(Caller caller, TestRef source, String name) {
        return store.database().write(sql -> {
            TestVersion version = TestVersion.requireWritable(sql, caller, source);
            int number =
                    VersionCopy.copy(store, sql, version.key(), checked(name)).version();
            note(sql, caller, version, new Change("Version created", number + ": " + name));
            return number;
        });
    }

    /** Makes a version the one that is meant when none is named. An archived version becomes active by that. */
    public void makeDefault(Caller caller, TestRef test) {
        change(caller, test, (sql, version) -> {
            if (!isDefault(sql, version)) {
                VersionCopy.makeDefault(store, sql, version.key(), version.unstructured());
            }
            return new Change("Default version", version.name());
        });
    }

    /** Archives a version that is not the default, or takes it back. */
    public void archive(Caller caller, TestRef test, boolean archived) {
        change(caller, test, (sql, version) -> {
            if (archived && isDefault(sql, version)) {
                throw SiteRefusal.badRequest("The default version of test "
                        + version.test().key() + " cannot be archived; make another version the default first");
            }
            sql.sql("UPDATE site_test_version SET archived = ?, modified_at = ? WHERE test_id = ? AND version_id = ?")
                    .params(archived ? 1 : 0, store.now())
                    .params(version.key().test(), version.key().version())
                    .update();
            return new Change(archived ? "Version archived" : "Version unarchived", version.name());
        });
    }

    public void rename(Caller caller, TestRef test, String name) {
        change(caller, test, (sql, version) -> {
            for (String table : List.of(
                    "site_test SET version_name = ? WHERE issue_id",
                    "site_test_version SET" + " version_name = ? WHERE test_id")) {
                sql.sql("UPDATE " + table + " = ? AND version_id = ?")
                        .params(
                                checked(name),
                                version.key().test(),
                                version.key().version())
                        .update();
            }
            return new Change("Version renamed", name);
        });
    }

    private void change(Caller caller, TestRef test, Act act) {
        store.database().update(sql -> {
            TestVersion version = TestVersion.requireWritable(sql, caller, test);
            note(sql, caller, version, act.on(sql, version));
        });
    }

    private void note(JdbcClient sql, Caller caller, TestVersion version, Change change) {
        List<Long> test = List.of(version.test().id());
        IssueRows.touch(store, sql, test);
        HistoryRows.record(store, caller, test, HistoryRows.UPDATED, version.name(), change);
    }

    private static boolean isDefault(JdbcClient sql, TestVersion version) {
        return VersionRows.standard(sql, version.test().id()).equals(version.key());
    }

    private static String checked(String name) {
        if (name.isBlank()) {
            throw SiteRefusal.badRequest("A version needs a name");
        }
        return name;
    }
}
