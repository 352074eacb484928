package dev.lightbox.xray.site.content;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.internal.FolderRows;
import dev.lightbox.xray.site.content.internal.HistoryRows;
import dev.lightbox.xray.site.content.internal.HistoryRows.Change;
import dev.lightbox.xray.site.content.internal.IssueCreation;
import dev.lightbox.xray.site.content.internal.IssueRows;
import dev.lightbox.xray.site.content.internal.Members;
import dev.lightbox.xray.site.content.internal.SiteStore;
import dev.lightbox.xray.site.content.internal.SqlValues;
import dev.lightbox.xray.site.content.internal.TestRows;
import dev.lightbox.xray.site.content.internal.VersionKey;
import dev.lightbox.xray.site.content.internal.VersionRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Preconditions and the tests that need them. All issues are named by id or key. Thread-safe. */
public final class Preconditions {
    private final SiteStore store;
    private final TestTypes types;

    Preconditions(SiteStore store, TestTypes types) {
        this.store = store;
        this.types = types;
    }

    public Issue create(Caller caller, NewPrecondition wanted) {
        return create(caller, wanted, List.of());
    }

    /** @param versions further tests that it is a precondition of */
    public Issue create(Caller caller, NewPrecondition wanted, List<TestRef> versions) {
        return store.database().write(sql -> {
            TestType type = types.require(caller, wanted.type());
            Issue issue = IssueCreation.insert(store, sql, caller, IssueKind.PRECONDITION, wanted.jira());
            Long folder = FolderRows.existing(sql, issue.projectId(), null, wanted.folderPath());
            insertRow(sql, issue, type, wanted.definition(), folder);
            link(sql, issue.id(), VersionRows.requireAll(sql, caller, TestRef.all(wanted.tests())));
            link(sql, issue.id(), VersionRows.requireAll(sql, caller, versions));
            store.recordAct(caller, "issue.create", issue.key(), Map.of("type", issue.typeName()));
            return issue;
        });
    }

    static void insertRow(
            JdbcClient sql, Issue issue, TestType type, @Nullable String definition, @Nullable Long folder) {
        sql.sql("""
                        INSERT INTO site_precondition (issue_id, project_id, type_id, kind, definition, folder_id)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .params(issue.id(), issue.projectId(), type.id())
                .params(SqlValues.orNull(type.kind().name(), definition, folder))
                .update();
    }

    /**
     * Changes what is not null.
     *
     * @param folderPath a folder that exists, or {@code /}
     */
    public Issue update(
            Caller caller,
            String precondition,
            @Nullable String definition,
            @Nullable TypeRef type,
            @Nullable String folderPath) {
        return store.database().write(sql -> {
            Issue issue = IssueRows.requireWritable(sql, caller, IssueKind.PRECONDITION, precondition);
            if (definition != null) {
                sql.sql("UPDATE site_precondition SET definition = ? WHERE issue_id = ?")
                        .params(definition, issue.id())
                        .update();
            }
            if (type != null) {
                TestType wanted = types.require(caller, type);
                sql.sql("UPDATE site_precondition SET type_id = ?, kind = ? WHERE issue_id = ?")
                        .params(wanted.id(), wanted.kind().name(), issue.id())
                        .update();
            }
            if (folderPath != null) {
                Long folder = FolderRows.require(sql, new FolderRows.Tree(issue.projectId(), null), folderPath);
                sql.sql("UPDATE site_precondition SET folder_id = ? WHERE issue_id = ?")
                        .params(SqlValues.orNull(folder, issue.id()))
                        .update();
            }
            changed(sql, caller, issue, HistoryRows.UPDATED, changes(definition, type, folderPath));
            return issue;
        });
    }

    private static Change[] changes(@Nullable String definition, @Nullable TypeRef type, @Nullable String folderPath) {
        List<Change> changes = new ArrayList<>();
        if (definition != null) {
            changes.add(Change.text("Definition", definition));
        }
        if (type != null) {
            changes.add(Change.text("Precondition Type", type.name() == null ? type.id() : type.name()));
        }
        if (folderPath != null) {
            changes.add(Change.text("Folder", folderPath));
        }
        return changes.toArray(Change[]::new);
    }

    /** Adds the precondition to tests in their default versions. */
    public Added addTests(Caller caller, String precondition, List<String> tests) {
        return addVersions(caller, precondition, TestRef.all(tests));
    }

    public Added addVersions(Caller caller, String precondition, List<TestRef> tests) {
        return store.database().write(sql -> {
            Issue issue = IssueRows.requireWritable(sql, caller, IssueKind.PRECONDITION, precondition);
            List<VersionKey> wanted = VersionRows.requireAll(sql, caller, tests);
            List<Long> added = link(sql, issue.id(), wanted);
            IssueRows.touch(store, sql, added);
            changed(sql, caller, issue, HistoryRows.ADDED, Change.ids("Tests", added));
            return Members.answer(added, wanted.size(), "tests");
        });
    }

    /** Takes the precondition from tests in their default versions. */
    public void removeTests(Caller caller, String precondition, List<String> tests) {
        removeVersions(caller, precondition, TestRef.all(tests));
    }

    public void removeVersions(Caller caller, String precondition, List<TestRef> tests) {
        store.database().update(sql -> {
            Issue issue = IssueRows.requireWritable(sql, caller, IssueKind.PRECONDITION, precondition);
            List<VersionKey> versions = VersionRows.requireAll(sql, caller, tests);
            versions.forEach(version -> TestRows.removePrecondition(sql, version, issue.id()));
            List<Long> members = versions.stream().map(VersionKey::test).toList();
            IssueRows.touch(store, sql, members);
            changed(sql, caller, issue, HistoryRows.REMOVED, Change.ids("Tests", members));
        });
    }

    private void changed(JdbcClient sql, Caller caller, Issue precondition, String action, Change... changes) {
        IssueRows.touch(store, sql, List.of(precondition.id()));
        HistoryRows.record(store, caller, precondition.id(), action, changes);
    }

    private static List<Long> link(JdbcClient sql, long precondition, List<VersionKey> versions) {
        return versions.stream()
                .filter(version -> !TestRows.addPreconditions(sql, version, List.of(precondition))
                        .isEmpty())
                .map(VersionKey::test)
                .toList();
    }
}
