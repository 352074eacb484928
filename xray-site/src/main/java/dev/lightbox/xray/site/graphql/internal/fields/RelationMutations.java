package dev.lightbox.xray.site.graphql.internal.fields;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.Added;
import dev.lightbox.xray.site.content.Preconditions;
import dev.lightbox.xray.site.content.SiteContent;
import dev.lightbox.xray.site.content.TestExecutions;
import dev.lightbox.xray.site.content.TestExecutions.AddedEnvironments;
import dev.lightbox.xray.site.content.TestPlans;
import dev.lightbox.xray.site.content.TestRef;
import dev.lightbox.xray.site.content.TestSets;
import dev.lightbox.xray.site.content.Tests;
import dev.lightbox.xray.site.graphql.internal.engine.Wiring;
import java.util.List;
import java.util.function.Function;

/** Adds and removes relations between issues (contract section 14). */
final class RelationMutations {
    private static final String TESTS = "testIssueIds";

    private final Wiring wiring;

    private RelationMutations(Wiring wiring) {
        this.wiring = wiring;
    }

    private interface Add<S, T> {
        T add(S service, Caller caller, String issue, List<String> others);
    }

    private interface Remove<S> {
        void remove(S service, Caller caller, String issue, List<String> others);
    }

    private interface AddToVersion<S> {
        Added add(S service, Caller caller, TestRef test, List<String> others);
    }

    private interface AddVersions<S> {
        Added add(S service, Caller caller, String issue, List<TestRef> tests);
    }

    private interface RemoveVersions<S> {
        void remove(S service, Caller caller, String issue, List<TestRef> tests);
    }

    static void bind(Wiring wiring) {
        RelationMutations relations = new RelationMutations(wiring);
        relations.ofTests();
        relations.ofContainers();
        relations.ofExecutions();
        relations.results();
    }

    private void ofTests() {
        addToVersion("addPreconditionsToTest", "preconditionIssueIds", SiteContent::tests, Tests::addPreconditions);
        wiring.mutation("removePreconditionsFromTest", fetch -> {
            fetch.content()
                    .tests()
                    .removePreconditions(
                            fetch.request().caller(), Versions.test(fetch), fetch.texts("preconditionIssueIds"));
            return removed("removePreconditionsFromTest");
        });
        add("addTestSetsToTest", "testSetIssueIds", SiteContent::testSets, TestSets::addToTest);
        remove("removeTestSetsFromTest", "testSetIssueIds", SiteContent::testSets, TestSets::removeFromTest);
        add("addTestPlansToTest", "testPlanIssueIds", SiteContent::testPlans, TestPlans::addToTest);
        remove("removeTestPlansFromTest", "testPlanIssueIds", SiteContent::testPlans, TestPlans::removeFromTest);
        addToVersion(
                "addTestExecutionsToTest", "testExecIssueIds", SiteContent::testExecutions, TestExecutions::addToTest);
        remove(
                "removeTestExecutionsFromTest",
                "testExecIssueIds",
                SiteContent::testExecutions,
                TestExecutions::removeFromTest);
    }

    private void ofContainers() {
        addVersions("addTestsToPrecondition", SiteContent::preconditions, Preconditions::addVersions);
        removeVersions("removeTestsFromPrecondition", SiteContent::preconditions, Preconditions::removeVersions);
        add("addTestsToTestSet", TESTS, SiteContent::testSets, TestSets::addTests);
        remove("removeTestsFromTestSet", TESTS, SiteContent::testSets, TestSets::removeTests);
        add("addTestsToTestPlan", TESTS, SiteContent::testPlans, TestPlans::addTests);
        remove("removeTestsFromTestPlan", TESTS, SiteContent::testPlans, TestPlans::removeTests);
        add("addTestExecutionsToTestPlan", "testExecIssueIds", SiteContent::testPlans, TestPlans::addExecutions);
        remove(
                "removeTestExecutionsFromTestPlan",
                "testExecIssueIds",
                SiteContent::testPlans,
                TestPlans::removeExecutions);
    }

    private void ofExecutions() {
        addVersions("addTestsToTestExecution", SiteContent::testExecutions, TestExecutions::addVersions);
        remove("removeTestsFromTestExecution", TESTS, SiteContent::testExecutions, TestExecutions::removeTests);
        add(
                "addTestEnvironmentsToTestExecution",
                "testEnvironments",
                SiteContent::testExecutions,
                TestExecutions::addEnvironments);
        remove(
                "removeTestEnvironmentsFromTestExecution",
                "testEnvironments",
                SiteContent::testExecutions,
                TestExecutions::removeEnvironments);
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

    private <S, T> void add(String mutation, String argument, Function<SiteContent, S> service, Add<S, T> act) {
        wiring.mutation(mutation, fetch -> {
            return act.add(
                    service.apply(fetch.content()),
                    fetch.request().caller(),
                    fetch.needed("issueId"),
                    fetch.texts(argument));
        });
    }

    private <S> void addToVersion(
            String mutation, String argument, Function<SiteContent, S> service, AddToVersion<S> act) {
        wiring.mutation(
                mutation,
                fetch -> act.add(
                        service.apply(fetch.content()),
                        fetch.request().caller(),
                        Versions.test(fetch),
                        fetch.texts(argument)));
    }

    private <S> void addVersions(String mutation, Function<SiteContent, S> service, AddVersions<S> act) {
        wiring.mutation(
                mutation,
                fetch -> act.add(
                        service.apply(fetch.content()),
                        fetch.request().caller(),
                        fetch.needed("issueId"),
                        Versions.tests(fetch)));
    }

    private <S> void remove(String mutation, String argument, Function<SiteContent, S> service, Remove<S> act) {
        wiring.mutation(mutation, fetch -> {
            act.remove(
                    service.apply(fetch.content()),
                    fetch.request().caller(),
                    fetch.needed("issueId"),
                    fetch.texts(argument));
            return removed(mutation);
        });
    }

    private <S> void removeVersions(String mutation, Function<SiteContent, S> service, RemoveVersions<S> act) {
        wiring.mutation(mutation, fetch -> {
            act.remove(
                    service.apply(fetch.content()),
                    fetch.request().caller(),
                    fetch.needed("issueId"),
                    Versions.tests(fetch));
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
