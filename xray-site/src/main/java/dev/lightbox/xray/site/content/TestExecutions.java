package dev.lightbox.xray.site.content;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.internal.Deletion;
import dev.lightbox.xray.site.content.internal.Environments;
import dev.lightbox.xray.site.content.internal.IssueCreation;
import dev.lightbox.xray.site.content.internal.IssueRows;
import dev.lightbox.xray.site.content.internal.JsonText;
import dev.lightbox.xray.site.content.internal.Members;
import dev.lightbox.xray.site.content.internal.RunRows;
import dev.lightbox.xray.site.content.internal.SiteStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Test executions, their environments and which tests they run. All issues are named by id or key. Thread-safe. */
public final class TestExecutions {
    private final SiteStore store;

    /** A new execution, and the environments that its project did not know before. */
    public record Created(Issue execution, List<String> createdEnvironments) {}

    /** What became of environments that were added. */
    public record AddedEnvironments(List<String> associated, List<String> created) {}

    TestExecutions(SiteStore store) {
        this.store = store;
    }

    /** Creates the execution with one run, status {@code TO DO}, for each test. */
    public Created create(Caller caller, JiraFields jira, List<String> tests, List<String> environments) {
        return store.database().write(sql -> {
            Issue execution = IssueCreation.insert(store, sql, caller, IssueKind.TEST_EXECUTION, jira);
            List<String> names = Environments.clean(environments);
            insertRow(sql, execution, names);
            List<String> created = Environments.create(sql, execution.projectId(), names);
            List<Issue> members = IssueRows.requireAll(sql, caller, IssueKind.TEST, tests);
            RunRows.create(store, sql, caller, execution.id(), Members.ids(members));
            store.recordAct(caller, "issue.create", execution.key(), Map.of("type", execution.typeName()));
            return new Created(execution, created);
        });
    }

    static void insertRow(JdbcClient sql, Issue execution, List<String> environments) {
        sql.sql("INSERT INTO site_execution (issue_id, environments) VALUES (?, ?)")
                .params(execution.id(), JsonText.ofTexts(environments))
                .update();
    }

    public Added addTests(Caller caller, String execution, List<String> tests) {
        return store.database().write(sql -> {
            Issue target = IssueRows.requireWritable(sql, caller, IssueKind.TEST_EXECUTION, execution);
            List<Issue> wanted = IssueRows.requireAll(sql, caller, IssueKind.TEST, tests);
            Set<Long> added = RunRows.create(store, sql, caller, target.id(), Members.ids(wanted))
                    .keySet();
            IssueRows.touch(store, sql, List.of(target.id()));
            IssueRows.touch(store, sql, added);
            return Members.answer(List.copyOf(added), wanted.size(), "tests");
        });
    }

    /** The same relation from the other side: one test into several executions. */
    public Added addToTest(Caller caller, String test, List<String> executions) {
        return store.database().write(sql -> {
            long member = IssueRows.require(sql, caller, IssueKind.TEST, test).id();
            List<Issue> targets = IssueRows.requireAll(sql, caller, IssueKind.TEST_EXECUTION, executions);
            List<Long> added = new ArrayList<>();
            for (Issue target : targets) {
                IssueRows.checkWritable(caller, target);
                if (!RunRows.create(store, sql, caller, target.id(), List.of(member))
                        .isEmpty()) {
                    added.add(target.id());
                }
            }
            IssueRows.touch(store, sql, List.of(member));
            IssueRows.touch(store, sql, added);
            return Members.answer(added, targets.size(), "test executions");
        });
    }

    /** Takes tests out of an execution; their runs go with everything recorded in them. */
    public void removeTests(Caller caller, String execution, List<String> tests) {
        store.database().update(sql -> {
            Issue target = IssueRows.requireWritable(sql, caller, IssueKind.TEST_EXECUTION, execution);
            removeRuns(sql, target, Members.ids(IssueRows.requireAll(sql, caller, IssueKind.TEST, tests)));
        });
    }

    public void removeFromTest(Caller caller, String test, List<String> executions) {
        store.database().update(sql -> {
            long member = IssueRows.require(sql, caller, IssueKind.TEST, test).id();
            for (Issue target : IssueRows.requireAll(sql, caller, IssueKind.TEST_EXECUTION, executions)) {
                removeRuns(sql, IssueRows.checkWritable(caller, target), List.of(member));
            }
        });
    }

    private void removeRuns(JdbcClient sql, Issue execution, List<Long> tests) {
        Deletion.runs(sql, RunRows.runIds(sql, execution.id(), tests).values());
        IssueRows.touch(store, sql, List.of(execution.id()));
        IssueRows.touch(store, sql, tests);
    }

    public AddedEnvironments addEnvironments(Caller caller, String execution, List<String> environments) {
        return store.database().write(sql -> {
            Issue target = IssueRows.requireWritable(sql, caller, IssueKind.TEST_EXECUTION, execution);
            List<String> names = Environments.clean(environments);
            List<String> created = Environments.create(sql, target.projectId(), names);
            Environments.add(sql, target.id(), names);
            IssueRows.touch(store, sql, List.of(target.id()));
            return new AddedEnvironments(names, created);
        });
    }

    public void removeEnvironments(Caller caller, String execution, List<String> environments) {
        store.database().update(sql -> {
            Issue target = IssueRows.requireWritable(sql, caller, IssueKind.TEST_EXECUTION, execution);
            List<String> left = new ArrayList<>(Environments.ofExecution(sql, target.id()));
            left.removeAll(Environments.clean(environments));
            Environments.set(sql, target.id(), left);
            IssueRows.touch(store, sql, List.of(target.id()));
        });
    }
}
