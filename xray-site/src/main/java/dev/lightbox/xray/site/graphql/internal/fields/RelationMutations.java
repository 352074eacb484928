package dev.lightbox.xray.site.graphql.internal.fields;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.Added;
import dev.lightbox.xray.site.content.SiteContent;
import dev.lightbox.xray.site.content.TestExecutions.AddedEnvironments;
import dev.lightbox.xray.site.content.TestRef;
import dev.lightbox.xray.site.graphql.internal.engine.Wiring;
import java.util.List;

/** Adds and removes relations between issues (contract section 14). */
final class RelationMutations {
    private static final String TESTS = "testIssueIds";

    private final Wiring wiring;

    private RelationMutations(Wiring wiring) {
        this.wiring = wiring;
    }

    private interface Add<T> {
        T add(Caller caller, String issue, List<String> others);
    }

    private interface Remove {
        void remove(Caller caller, String issue, List<String> others);
    }

    private interface AddToVersion {
        Added add(Caller caller, TestRef test, List<String> others);
    }

    private interface AddVersions {
        Added add(Caller caller, String issue, List<TestRef> tests);
    }

    private interface RemoveVersions {
        void remove(Caller caller, String issue, List<TestRef> tests);
    }

    static void bind(Wiring wiring, SiteContent content) {
        RelationMutations relations = new RelationMutations(wiring);
        relations.ofTests(content);
        relations.ofContainers(content);
        relations.ofExecutions(content);
        relations.results();
    }

    private void ofTests(SiteContent content) {
        addToVersion("addPreconditionsToTest", "preconditionIssueIds", content.tests()::addPreconditions);
        wiring.mutation("removePreconditionsFromTest", fetch -> {
            content.tests()
                    .removePreconditions(
                            fetch.request().caller(), Versions.test(fetch), fetch.texts("preconditionIssueIds"));
            return removed("removePreconditionsFromTest");
        });
        add("addTestSetsToTest", "testSetIssueIds", content.testSets()::addToTest);
        remove("removeTestSetsFromTest", "testSetIssueIds", content.testSets()::removeFromTest);
        add("addTestPlansToTest", "testPlanIssueIds", content.testPlans()::addToTest);
        remove("removeTestPlansFromTest", "testPlanIssueIds", content.testPlans()::removeFromTest);
        addToVersion("addTestExecutionsToTest", "testExecIssueIds", content.testExecutions()::addToTest);
        remove("removeTestExecutionsFromTest", "testExecIssueIds", content.testExecutions()::removeFromTest);
    }

    private void ofContainers(SiteContent content) {
        addVersions("addTestsToPrecondition", content.preconditions()::addVersions);
        removeVersions("removeTestsFromPrecondition", content.preconditions()::removeVersions);
        add("addTestsToTestSet", TESTS, content.testSets()::addTests);
        remove("removeTestsFromTestSet", TESTS, content.testSets()::removeTests);
        add("addTestsToTestPlan", TESTS, content.testPlans()::addTests);
        remove("removeTestsFromTestPlan", TESTS, content.testPlans()::removeTests);
        add("addTestExecutionsToTestPlan", "testExecIssueIds", content.testPlans()::addExecutions);
        remove("removeTestExecutionsFromTestPlan", "testExecIssueIds", content.testPlans()::removeExecutions);
    }

    private void ofExecutions(SiteContent content) {
        addVersions("addTestsToTestExecution", content.testExecutions()::addVersions);
        remove("removeTestsFromTestExecution", TESTS, content.testExecutions()::removeTests);
        add("addTestEnvironmentsToTestExecution", "testEnvironments", content.testExecutions()::addEnvironments);
        remove(
                "removeTestEnvironmentsFromTestExecution",
                "testEnvironments",
                content.testExecutions()::removeEnvironments);
    }

    private void results() {
        added("AddPreconditionsResult", "addedPreconditions");
        added("AddTestsResult", "addedTests");
        added("AddTestSetsResult", "addedTestSets");
        added("AddTestPlansResult", "addedTestPlans");
        added("AddTestExecutionsResult", "addedTestExecutions");
        wiring.<AddedEnvironments>on("AddTestEnvironmentsResult")
                .value("associatedTestEnvironments", AddedEnvironments::associated)
                .value("createdTestEnvironments", AddedEnvironments::created)
                .value("warning", _ -> null);
    }

    private void added(String type, String field) {
        wiring.<Added>on(type).value(field, Added::ids).value("warning", Added::warning);
    }

    private <T> void add(String mutation, String argument, Add<T> act) {
        wiring.mutation(mutation, fetch -> {
            return act.add(fetch.request().caller(), fetch.needed("issueId"), fetch.texts(argument));
        });
    }

    private void addToVersion(String mutation, String argument, AddToVersion act) {
        wiring.mutation(
                mutation, fetch -> act.add(fetch.request().caller(), Versions.test(fetch), fetch.texts(argument)));
    }

    private void addVersions(String mutation, AddVersions act) {
        wiring.mutation(
                mutation, fetch -> act.add(fetch.request().caller(), fetch.needed("issueId"), Versions.tests(fetch)));
    }

    private void remove(String mutation, String argument, Remove act) {
        wiring.mutation(mutation, fetch -> {
            act.remove(fetch.request().caller(), fetch.needed("issueId"), fetch.texts(argument));
            return removed(mutation);
        });
    }

    private void removeVersions(String mutation, RemoveVersions act) {
        wiring.mutation(mutation, fetch -> {
            act.remove(fetch.request().caller(), fetch.needed("issueId"), Versions.tests(fetch));
            return removed(mutation);
        });
    }

    /** {@code removeTestsFromTestPlan}: "Tests successfully removed from Test Plan". */
    private static String removed(String mutation) {
        String words = mutation.substring("remove".length()).replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        int from = words.lastIndexOf(" From ");
        return words.substring(0, from) + " successfully removed from " + words.substring(from + " From ".length());
    }
}
