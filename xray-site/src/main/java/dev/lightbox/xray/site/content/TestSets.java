package dev.lightbox.xray.site.content;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.internal.Members;
import dev.lightbox.xray.site.content.internal.SiteStore;
import java.util.List;

/** Test sets and their members. All issues are named by id or key. Thread-safe. */
public final class TestSets {
    private final SiteStore store;
    private final Members members;

    TestSets(SiteStore store) {
        this.store = store;
        this.members = new Members(store, IssueKind.TEST_SET);
    }

    public Issue create(Caller caller, JiraFields jira, List<String> tests) {
        return store.database().write(sql -> members.create(sql, caller, jira, tests));
    }

    public Added addTests(Caller caller, String testSet, List<String> tests) {
        return members.add(caller, testSet, tests);
    }

    public Added addToTest(Caller caller, String test, List<String> testSets) {
        return members.addTo(caller, test, testSets);
    }

    public void removeTests(Caller caller, String testSet, List<String> tests) {
        members.remove(caller, testSet, tests);
    }

    public void removeFromTest(Caller caller, String test, List<String> testSets) {
        members.removeFrom(caller, test, testSets);
    }
}
