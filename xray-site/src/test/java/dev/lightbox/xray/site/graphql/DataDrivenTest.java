package dev.lightbox.xray.site.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.site.content.Dataset;
import dev.lightbox.xray.site.content.DatasetPlace;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.IssueKind;
import dev.lightbox.xray.site.content.JiraFields;
import dev.lightbox.xray.site.content.NewStep;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Datasets, and the iterations that runs take from them. */
class DataDrivenTest {
    private static final Dataset LOGINS = new Dataset(
            List.of(Dataset.Parameter.text("user"), Dataset.Parameter.text("age")),
            List.of(List.of("Ann", "31"), List.of("Bob", "44")));

    private static final String ITERATIONS = """
            iterations(limit: 10) { total results { rank status { name } parameters { name value }
              stepResults(limit: 10) { total results { id status { name } comment actualResult defects evidence { filename } } } } }""";

    @EachDatabase
    void aRunTakesTheIterationsOfItsDataset(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue test = site.manualTest("Logs in", NewStep.of("type ${user}", "", "welcome"));
            site.content.datasets().put(site.ada, DatasetPlace.ofTest(test.key()), LOGINS);
            Issue execution = site.execution("Run", test);

            JsonNode run = run(site, execution);

            assertThat(run.at("/iterations/total").asInt()).isEqualTo(2);
            assertThat(run.at("/iterations/results/1/rank").asString()).isEqualTo("1");
            assertThat(run.at("/iterations/results/1/parameters").toString())
                    .isEqualTo("[{\"name\":\"user\",\"value\":\"Bob\"},{\"name\":\"age\",\"value\":\"44\"}]");
            assertThat(run.at("/iterations/results/0/stepResults/results/0/status/name")
                            .asString())
                    .isEqualTo("TO DO");
            assertThat(run.get("parameters")).isEmpty();
        }
    }

    @EachDatabase
    void whatIsRecordedInAStepOfAnIterationDecidesOnTheIterationAndTheRun(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue test = site.manualTest("Logs in", NewStep.of("type", "", ""), NewStep.of("press", "", ""));
            site.content.datasets().put(site.ada, DatasetPlace.ofTest(test.key()), LOGINS);
            Issue execution = site.execution("Run", test);
            JsonNode before = run(site, execution);
            String id = before.get("id").asString();
            String first = before.at("/steps/0/id").asString();

            JsonNode changed = site.data("""
                    mutation { updateTestRunStep(testRunId: "%s", stepId: "%s", iterationRank: "0", updateData: {
                      status: "PASSED", comment: "fine", actualResult: "42",
                      evidence: {add: [{filename: "a.txt", mimeType: "text/plain", data: "aGk="}]} })
                      { warnings addedEvidence addedDefects removedEvidence removedDefects } }""".formatted(id, first)).get("updateTestRunStep");
            assertThat(changed.get("warnings")).isEmpty();
            assertThat(changed.get("addedEvidence")).hasSize(1);

            JsonNode run = run(site, execution);
            assertThat(run.at("/iterations/results/0/status/name").asString()).isEqualTo("EXECUTING");
            JsonNode step = run.at("/iterations/results/0/stepResults/results/0");
            assertThat(step.get("comment").asString()).isEqualTo("fine");
            assertThat(step.at("/evidence/0/filename").asString()).isEqualTo("a.txt");
            assertThat(run.at("/steps/0/status/name").asString()).isEqualTo("TO DO");
            assertThat(run.at("/steps/0/evidence")).isEmpty();
            assertThat(run.at("/status/name").asString()).isEqualTo("EXECUTING");

            for (String rank : List.of("0", "1")) {
                assertThat(site.data("mutation { updateIterationStatus(testRunId: \"" + id + "\", iterationRank: \""
                                        + rank + "\", status: \"PASSED\") { warnings } }")
                                .at("/updateIterationStatus/warnings"))
                        .isEmpty();
            }
            assertThat(run(site, execution).at("/status/name").asString()).isEqualTo("PASSED");
            site.data("mutation { updateTestRunStepStatus(testRunId: \"" + id + "\", stepId: \"" + first
                    + "\", iterationRank: \"1\", status: \"FAILED\") { warnings } }");
            assertThat(run(site, execution).at("/status/name").asString()).isEqualTo("FAILED");
            assertThat(site.error("mutation { updateIterationStatus(testRunId: \"" + id
                            + "\", iterationRank: \"9\", status: \"PASSED\") { warnings } }"))
                    .isEqualTo("iteration with rank 9 not found!");
        }
    }

    @EachDatabase
    void theMostSpecificDatasetCountsAndOneIterationIsTheRunItself(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue test = site.manualTest("Logs in", NewStep.of("type", "", ""));
            Issue plan = site.content.testPlans().create(site.ada, JiraFields.of("CALC", "Plan"), List.of(test.key()));
            Issue execution = site.execution("Run");
            site.content.testPlans().addExecutions(site.ada, plan.key(), List.of(execution.key()));
            Dataset one = new Dataset(List.of(Dataset.Parameter.text("user")), List.of(List.of("Cy")));
            site.content.datasets().put(site.ada, DatasetPlace.ofTest(test.key()), LOGINS);
            site.content.datasets().put(site.ada, DatasetPlace.inPlan(test.key(), plan.key()), one);

            site.content.testExecutions().addTests(site.ada, execution.key(), List.of(test.key()));

            JsonNode run = run(site, execution);
            assertThat(run.at("/iterations/total").asInt()).isEqualTo(1);
            assertThat(run.at("/parameters/0/value").asString()).isEqualTo("Cy");
            assertThat(site.content.datasets().find(site.ada, test.key(), execution.key(), true))
                    .contains(one);
            assertThat(site.content.datasets().find(site.ada, test.key(), execution.key(), false))
                    .isEmpty();
        }
    }

    @EachDatabase
    void theDatasetOfACallIsCombinedWithThatOfTheTest(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue called = site.manualTest("Pays", NewStep.of("pay by ${card} for ${user}", "", ""));
            Issue test = site.manualTest(
                    "Buys",
                    NewStep.of("log in as ${user}", "", ""),
                    new NewStep(null, null, null, called.key(), List.of(), List.of()));
            String call = site.data("{ getTest(issueId: \"" + test.id() + "\") { steps { id } } }")
                    .at("/getTest/steps/1/id")
                    .asString();
            Dataset cards = new Dataset(
                    List.of(Dataset.Parameter.text("card"), Dataset.Parameter.text("user")),
                    List.of(List.of("Visa", "Zoe"), List.of("Amex", "Zoe")));
            site.content.datasets().put(site.ada, DatasetPlace.ofCall(test.key(), call), cards);

            JsonNode ofCall = run(site, site.execution("Call", test));
            site.content.datasets().put(site.ada, DatasetPlace.ofTest(test.key()), LOGINS);
            JsonNode both = run(site, site.execution("Both", test));

            assertThat(parameters(ofCall)).containsExactly("[card=Visa, user=Zoe]", "[card=Amex, user=Zoe]");
            assertThat(parameters(both))
                    .containsExactly(
                            "[user=Ann, age=31, card=Visa]",
                            "[user=Ann, age=31, card=Amex]",
                            "[user=Bob, age=44, card=Visa]",
                            "[user=Bob, age=44, card=Amex]");
            assertThat(ofCall.get("steps")).hasSize(2);
        }
    }

    private static List<String> parameters(JsonNode run) {
        return run.at("/iterations/results")
                .valueStream()
                .map(iteration -> iteration
                        .get("parameters")
                        .valueStream()
                        .map(value -> value.get("name").asString() + "="
                                + value.get("value").asString())
                        .toList()
                        .toString())
                .toList();
    }

    @EachDatabase
    void datasetsAreReadByTheirLevel(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue called = site.manualTest("Logs in", NewStep.of("type", "", ""));
            Issue test = site.manualTest("Buys", new NewStep(null, null, null, called.key(), List.of(), List.of()));
            Issue plan = site.content.testPlans().create(site.ada, JiraFields.of("CALC", "Plan"), List.of());
            String step = site.data("{ getTest(issueId: \"" + test.id() + "\") { steps { id } } }")
                    .at("/getTest/steps/0/id")
                    .asString();
            site.content.datasets().put(site.ada, DatasetPlace.ofTest(test.key()), LOGINS);
            site.content.datasets().put(site.ada, DatasetPlace.inPlan(test.key(), plan.key()), LOGINS);
            site.content.datasets().put(site.ada, DatasetPlace.ofCall(test.key(), step), LOGINS);

            JsonNode data = site.data("""
                    { test: getDataset(testIssueId: "%1$d") { id testIssueId testPlanIssueId testStepId rows { order Values }
                        parameters { name type combinations listValues projectListId } }
                      plan: getDataset(testIssueId: "%1$d", testPlanIssueId: "%2$d") { testPlanIssueId }
                      call: getDataset(testIssueId: "%1$d", callTestIssueId: "%3$d") { callTestIssueId testStepId }
                      none: getDataset(testIssueId: "%3$d") { id }
                      all: getDatasets(testIssueIds: "%1$d") { id }
                      some: getDatasets(testPlanIssueIds: ["%2$d"]) { testPlanIssueId }
                      getTest(issueId: "%1$d") { dataset { rows { Values } } } }""".formatted(test.id(), plan.id(), called.id()));

            assertThat(data.at("/test/testPlanIssueId").isNull()).isTrue();
            assertThat(data.at("/test/rows/1/Values").toString()).isEqualTo("[\"Bob\",\"44\"]");
            assertThat(data.at("/test/rows/1/order").asInt()).isEqualTo(1);
            assertThat(data.at("/plan/testPlanIssueId").asString()).isEqualTo(String.valueOf(plan.id()));
            assertThat(data.at("/call/testStepId").asString()).isEqualTo(step);
            assertThat(data.at("/call/callTestIssueId").asString()).isEqualTo(String.valueOf(called.id()));
            assertThat(data.get("none").isNull()).isTrue();
            assertThat(data.get("all")).hasSize(3);
            assertThat(data.get("some")).hasSize(1);
            assertThat(data.at("/getTest/dataset/rows")).hasSize(2);

            site.content.issues().delete(site.ada, IssueKind.TEST, test.key());
            assertThat(site.data("{ getDatasets { id } }").get("getDatasets")).isEmpty();
        }
    }

    @EachDatabase
    void aResetTakesTheDatasetAnew(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue test = site.manualTest("Logs in", NewStep.of("type", "", ""));
            Issue execution = site.execution("Run", test);
            site.content.datasets().put(site.ada, DatasetPlace.ofTest(test.key()), LOGINS);
            JsonNode run = run(site, execution);
            assertThat(run.at("/iterations/total").asInt()).isZero();

            site.data("mutation { resetTestRun(id: \"" + run.get("id").asString() + "\") }");

            assertThat(run(site, execution).at("/iterations/total").asInt()).isEqualTo(2);
        }
    }

    private static JsonNode run(GraphQlFixture site, Issue execution) {
        return site.data("{ getTestExecution(issueId: \"" + execution.id()
                        + "\") { testRuns(limit: 1) { results { id status { name } parameters { name value }"
                        + " steps { id status { name } evidence { filename } } " + ITERATIONS + " } } } }")
                .at("/getTestExecution/testRuns/results/0");
    }
}
