package dev.lightbox.xray.site.content;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.internal.FolderRows;
import dev.lightbox.xray.site.content.internal.IssueCreation;
import dev.lightbox.xray.site.content.internal.IssueRows;
import dev.lightbox.xray.site.content.internal.Members;
import dev.lightbox.xray.site.content.internal.SiteStore;
import dev.lightbox.xray.site.content.internal.SqlValues;
import dev.lightbox.xray.site.content.internal.TestRows;
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
        return store.database().write(sql -> {
            TestType type = types.require(caller, wanted.type());
            Issue issue = IssueCreation.insert(store, sql, caller, IssueKind.PRECONDITION, wanted.jira());
            Long folder = FolderRows.existing(sql, issue.projectId(), null, wanted.folderPath());
            insertRow(sql, issue, type, wanted.definition(), folder);
            link(sql, issue.id(), IssueRows.requireAll(sql, caller, IssueKind.TEST, wanted.tests()));
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
            IssueRows.touch(store, sql, List.of(issue.id()));
            return issue;
        });
    }

    public Added addTests(Caller caller, String precondition, List<String> tests) {
        return store.database().write(sql -> {
            Issue issue = IssueRows.requireWritable(sql, caller, IssueKind.PRECONDITION, precondition);
            List<Issue> wanted = IssueRows.requireAll(sql, caller, IssueKind.TEST, tests);
            List<Long> added = link(sql, issue.id(), wanted);
            IssueRows.touch(store, sql, List.of(issue.id()));
            IssueRows.touch(store, sql, added);
            return Members.answer(added, wanted.size(), "tests");
        });
    }

    public void removeTests(Caller caller, String precondition, List<String> tests) {
        store.database().update(sql -> {
            Issue issue = IssueRows.requireWritable(sql, caller, IssueKind.PRECONDITION, precondition);
            List<Long> members = Members.ids(IssueRows.requireAll(sql, caller, IssueKind.TEST, tests));
            for (long test : members) {
                sql.sql("DELETE FROM site_test_precondition WHERE precondition_id = ? AND test_id = ?")
                        .params(issue.id(), test)
                        .update();
            }
            IssueRows.touch(store, sql, List.of(issue.id()));
            IssueRows.touch(store, sql, members);
        });
    }

    private static List<Long> link(JdbcClient sql, long precondition, List<Issue> tests) {
        List<Long> added = new ArrayList<>();
        for (Issue test : tests) {
            if (!TestRows.addPreconditions(sql, test.id(), List.of(precondition))
                    .isEmpty()) {
                added.add(test.id());
            }
        }
        return added;
    }
}
