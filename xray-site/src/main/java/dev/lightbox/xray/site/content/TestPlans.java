package dev.lightbox.xray.site.content;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.internal.IssueRows;
import dev.lightbox.xray.site.content.internal.Members;
import dev.lightbox.xray.site.content.internal.PlanExecutions;
import dev.lightbox.xray.site.content.internal.SiteStore;
import java.util.List;

/** Static test plans, their tests and their executions. All issues are named by id or key. Thread-safe. */
public final class TestPlans {
    private final SiteStore store;
    private final Members members;

    TestPlans(SiteStore store) {
        this.store = store;
        this.members = new Members(store, IssueKind.TEST_PLAN);
    }

    public Issue create(Caller caller, JiraFields jira, List<String> tests) {
        return store.database().write(sql -> members.create(sql, caller, jira, tests));
    }

    public Added addTests(Caller caller, String testPlan, List<String> tests) {
        return members.add(caller, testPlan, tests);
    }

    public Added addToTest(Caller caller, String test, List<String> testPlans) {
        return members.addTo(caller, test, testPlans);
    }

    public void removeTests(Caller caller, String testPlan, List<String> tests) {
        members.remove(caller, testPlan, tests);
    }

    public void removeFromTest(Caller caller, String test, List<String> testPlans) {
        members.removeFrom(caller, test, testPlans);
    }

    public Added addExecutions(Caller caller, String testPlan, List<String> executions) {
        return store.database().write(sql -> {
            Issue plan = IssueRows.requireWritable(sql, caller, IssueKind.TEST_PLAN, testPlan);
            List<Long> wanted = Members.ids(IssueRows.requireAll(sql, caller, IssueKind.TEST_EXECUTION, executions));
            return Members.answer(
                    PlanExecutions.link(store, sql, caller, plan.id(), wanted), wanted.size(), "test executions");
        });
    }

    public void removeExecutions(Caller caller, String testPlan, List<String> executions) {
        store.database().update(sql -> {
            Issue plan = IssueRows.requireWritable(sql, caller, IssueKind.TEST_PLAN, testPlan);
            PlanExecutions.unlink(
                    store,
                    sql,
                    caller,
                    plan.id(),
                    Members.ids(IssueRows.requireAll(sql, caller, IssueKind.TEST_EXECUTION, executions)));
        });
    }
}
