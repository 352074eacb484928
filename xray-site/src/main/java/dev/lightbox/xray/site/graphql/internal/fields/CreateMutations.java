package dev.lightbox.xray.site.graphql.internal.fields;

import dev.lightbox.xray.api.WireErrors;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.IssueKind;
import dev.lightbox.xray.site.content.NewPrecondition;
import dev.lightbox.xray.site.content.NewTest;
import dev.lightbox.xray.site.content.TestExecutions;
import dev.lightbox.xray.site.graphql.internal.engine.Fetch;
import dev.lightbox.xray.site.graphql.internal.engine.Wiring;
import java.util.List;

/** Creates and deletes issues (contract section 14). */
final class CreateMutations {
    private CreateMutations() {}

    static void bind(Wiring wiring) {
        CreateMutations mutations = new CreateMutations();
        wiring.mutation("createTest", mutations::test)
                .mutation("createPrecondition", mutations::precondition)
                .mutation("createTestSet", mutations::testSet)
                .mutation("createTestPlan", mutations::testPlan)
                .mutation("createTestExecution", mutations::testExecution)
                .mutation("deleteTest", fetch -> mutations.delete(fetch, IssueKind.TEST))
                .mutation("deletePrecondition", fetch -> mutations.delete(fetch, IssueKind.PRECONDITION))
                .mutation("deleteTestSet", fetch -> mutations.delete(fetch, IssueKind.TEST_SET))
                .mutation("deleteTestPlan", fetch -> mutations.delete(fetch, IssueKind.TEST_PLAN))
                .mutation("deleteTestExecution", fetch -> mutations.delete(fetch, IssueKind.TEST_EXECUTION));
        created(wiring, "CreateTestResult", "test");
        created(wiring, "CreatePreconditionResult", "precondition");
        created(wiring, "CreateTestSetResult", "testSet");
        created(wiring, "CreateTestPlanResult", "testPlan");
        wiring.<TestExecutions.Created>on("CreateTestExecutionResult")
                .value("createdTestEnvironments", TestExecutions.Created::createdEnvironments)
                .value("warnings", _ -> List.of())
                .fetch(
                        "testExecution",
                        (created, fetch) ->
                                fetch.load(Batches.ISSUES, created.execution().id()));
    }

    private static void created(Wiring wiring, String type, String field) {
        wiring.<Issue>on(type)
                .value("warnings", _ -> List.of())
                .fetch(field, (issue, fetch) -> fetch.load(Batches.ISSUES, issue.id()));
    }

    private Issue test(Fetch fetch) {
        NewTest test = new NewTest(
                Input.jira(fetch),
                Input.type(fetch.object("testType")),
                Input.listOf(fetch.environment().getArgument("steps")).stream()
                        .map(Input::toStep)
                        .toList(),
                fetch.raw("gherkin"),
                fetch.raw("unstructured"),
                fetch.raw("folderPath"),
                fetch.texts("preconditionIssueIds"));
        return fetch.content().tests().create(fetch.request().caller(), test);
    }

    private Issue precondition(Fetch fetch) {
        NewPrecondition precondition = new NewPrecondition(
                Input.jira(fetch),
                Input.type(fetch.object("preconditionType")),
                fetch.raw("definition"),
                fetch.raw("folderPath"),
                List.of());
        return fetch.content().preconditions().create(fetch.request().caller(), precondition, Versions.tests(fetch));
    }

    private Issue testSet(Fetch fetch) {
        return fetch.content()
                .testSets()
                .create(fetch.request().caller(), Input.jira(fetch), fetch.texts("testIssueIds"));
    }

    private Issue testPlan(Fetch fetch) {
        fetch.text("savedFilter").ifPresent(_ -> {
            throw SiteRefusal.badRequest(WireErrors.FILTER_UNAVAILABLE);
        });
        return fetch.content()
                .testPlans()
                .create(fetch.request().caller(), Input.jira(fetch), fetch.texts("testIssueIds"));
    }

    private TestExecutions.Created testExecution(Fetch fetch) {
        return fetch.content()
                .testExecutions()
                .createOf(
                        fetch.request().caller(),
                        Input.jira(fetch),
                        Versions.tests(fetch),
                        fetch.texts("testEnvironments"));
    }

    private String delete(Fetch fetch, IssueKind kind) {
        Issue issue = fetch.content().issues().delete(fetch.request().caller(), kind, fetch.needed("issueId"));
        return kind.typeName() + " " + issue.key() + " deleted successfully";
    }
}
