package dev.lightbox.xray.site.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.NewStep;
import java.util.Map;
import tools.jackson.databind.JsonNode;

class QueriesTest {

    @EachDatabase
    void aTestAnswersEveryServedField(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue test = site.manualTest("Adds", NewStep.of("press 1", "1", "1 is shown"));

            JsonNode got = site.data("""
                    { getTest(issueId: "%d") { issueId projectId lastModified gherkin unstructured scenarioType
                        testType { id name kind } folder { name path } jira
                        steps { id action data result callTestIssueId attachments { id } customFields { id name value } }
                        coverableIssues(limit: 1) { total start limit results { issueId } warnings }
                        preconditions(limit: 1) { total results { issueId } }
                        testSets(limit: 1) { total results { issueId } } testPlans(limit: 1) { total warnings results { issueId } }
                        testExecutions(limit: 1) { total results { issueId } } testRuns(limit: 1) { total results { id } } } }""".formatted(test.id())).get("getTest");

            assertThat(got.get("issueId").asString()).isEqualTo(String.valueOf(test.id()));
            assertThat(got.at("/testType/name").asString()).isEqualTo("Manual");
            assertThat(got.at("/testType/kind").asString()).isEqualTo("Steps");
            assertThat(got.at("/steps/0/action").asString()).isEqualTo("press 1");
            assertThat(got.at("/jira/key").asString()).isEqualTo(test.key());
            assertThat(got.at("/coverableIssues/total").asInt()).isZero();
        }
    }

    @EachDatabase
    void whatTheCallerMayNotSeeIsNotFound(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue secret = site.hiddenTest("Secret");
            String query = "{ getTest(issueId: \"" + secret.id() + "\") { issueId } }";

            assertThat(site.error(query)).isEqualTo("test with id " + secret.id() + " not found!");
            assertThat(site.ask(site.owner, query, Map.of())
                            .body()
                            .at("/data/getTest/issueId")
                            .asString())
                    .isEqualTo(String.valueOf(secret.id()));
        }
    }
}
