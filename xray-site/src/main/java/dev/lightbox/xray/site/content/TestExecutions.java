package dev.lightbox.xray.site.content;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.internal.Deletion;
import dev.lightbox.xray.site.content.internal.Environments;
import dev.lightbox.xray.site.content.internal.HistoryRows;
import dev.lightbox.xray.site.content.internal.IssueCreation;
import dev.lightbox.xray.site.content.internal.IssueRows;
import dev.lightbox.xray.site.content.internal.JsonText;
import dev.lightbox.xray.site.content.internal.Members;
import dev.lightbox.xray.site.content.internal.RunRows;
import dev.lightbox.xray.site.content.internal.SiteStore;
import dev.lightbox.xray.site.content.internal.VersionKey;
import dev.lightbox.xray.site.content.internal.VersionRows;
import java.util.ArrayList;
import java.util.Collection;
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
        return createOf(caller, jira, TestRef.all(tests), environments);
    }

    /** The same with versions of tests; each test has one run in an execution. */
    public Created createOf(Caller caller, JiraFields jira, List<TestRef> tests, List<String> environments) {
        return store.database().write(sql -> {
            Issue execution = IssueCreation.insert(store, sql, caller, IssueKind.TEST_EXECUTION, jira);
            List<String> names = Environments.clean(environments);
            insertRow(sql, execution, names);
            List<String> created = Environments.create(sql, execution.projectId(), names);
            RunRows.createOf(store, sql, caller, execution.id(), VersionRows.requireAll(sql, caller, tests));
            store.recordAct(caller, "issue.create", execution.key(), Map.of("type", execution.typeName()));
            return new Created(execution, created);
        });
    }

    static void insertRow(JdbcClient sql, Issue execution, List<String> environments) {
        sql.sql("INSERT INTO site_execution (issue_id, environments) VALUES (?, ?)")
                .params(execution.id(), JsonText.ofTexts(environments))
                .update();
    }

    /** Adds tests in their default versions. */
    public Added addTests(Caller caller, String execution, List<String> tests) {
        return addVersions(caller, execution, TestRef.all(tests));
    }

    public Added addVersions(Caller caller, String execution, List<TestRef> tests) {
        return store.database().write(sql -> {
            Issue target = IssueRows.requireWritable(sql, caller, IssueKind.TEST_EXECUTION, execution);
            List<VersionKey> wanted = VersionRows.requireAll(sql, caller, tests);
            Set<Long> added =
                    RunRows.createOf(store, sql, caller, target.id(), wanted).keySet();
            IssueRows.touch(store, sql, List.of(target.id()));
            IssueRows.touch(store, sql, added);
            note(caller, List.of(target.id()), HistoryRows.ADDED, "Tests", added);
            return Members.answer(List.copyOf(added), wanted.size(), "tests");
        });
    }

    private void note(Caller caller, Collection<Long> executions, String action, String field, Collection<?> values) {
        if (!values.isEmpty()) {
            HistoryRows.record(store, caller, executions, action, null, HistoryRows.Change.ids(field, values));
        }
    }

    /** The same relation from the other side: one test into several executions. */
    public Added addToTest(Caller caller, String test, List<String> executions) {
        return addToTest(caller, TestRef.of(test), executions);
    }

    /** The same with a version of the test. */
    public Added addToTest(Caller caller, TestRef test, List<String> executions) {
        return store.database().write(sql -> {
            VersionKey version = VersionRows.require(sql, caller, test);
            List<Issue> targets = IssueRows.requireAll(sql, caller, IssueKind.TEST_EXECUTION, executions);
            List<Long> added = new ArrayList<>();
            for (Issue target : targets) {
                IssueRows.checkWritable(caller, target);
                if (!RunRows.createOf(store, sql, caller, target.id(), List.of(version))
                        .isEmpty()) {
                    added.add(target.id());
                }
            }
            IssueRows.touch(store, sql, List.of(version.test()));
            IssueRows.touch(store, sql, added);
            note(caller, added, HistoryRows.ADDED, "Tests", List.of(version.test()));
            return Members.answer(added, targets.size(), "test executions");
        });
    }

    /** Takes tests out of an execution; their runs go with everything recorded in them. */
    public void removeTests(Caller caller, String execution, List<String> tests) {
        store.database().update(sql -> {
            Issue target = IssueRows.requireWritable(sql, caller, IssueKind.TEST_EXECUTION, execution);
            removeRuns(sql, caller, target, Members.ids(IssueRows.requireAll(sql, caller, IssueKind.TEST, tests)));
        });
    }

    public void removeFromTest(Caller caller, String test, List<String> executions) {
        store.database().update(sql -> {
            long member = IssueRows.require(sql, caller, IssueKind.TEST, test).id();
            for (Issue target : IssueRows.requireAll(sql, caller, IssueKind.TEST_EXECUTION, executions)) {
                removeRuns(sql, caller, IssueRows.checkWritable(caller, target), List.of(member));
            }
        });
    }

    private void removeRuns(JdbcClient sql, Caller caller, Issue execution, List<Long> tests) {
        Deletion.runs(sql, RunRows.runIds(sql, execution.id(), tests).values());
        IssueRows.touch(store, sql, List.of(execution.id()));
        IssueRows.touch(store, sql, tests);
        note(caller, List.of(execution.id()), HistoryRows.REMOVED, "Tests", tests);
    }

    public AddedEnvironments addEnvironments(Caller caller, String execution, List<String> environments) {
        return store.database().write(sql -> {
            Issue target = IssueRows.requireWritable(sql, caller, IssueKind.TEST_EXECUTION, execution);
            List<String> names = Environments.clean(environments);
            List<String> created = Environments.create(sql, target.projectId(), names);
            Environments.add(sql, target.id(), names);
            IssueRows.touch(store, sql, List.of(target.id()));
            note(caller, List.of(target.id()), HistoryRows.ADDED, "Test Environments", names);
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
            note(caller, List.of(target.id()), HistoryRows.REMOVED, "Test Environments", environments);
        });
    }
}
