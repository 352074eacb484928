package dev.lightbox.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;

/** Links between issues, as Jira's clients make, read and delete them. */
class JiraLinksTest {

    @EachDatabase
    void aLinkFromATestCoversTheStory(Database database) {
        try (JiraSide jira = new JiraSide(database)) {
            String test = jira.create("Test", "t");
            String story = jira.create("Story", "s");
            HttpResponse<String> made = jira.call(
                    "POST",
                    "/rest/api/2/issueLink",
                    "{\"type\":{\"name\":\"Test\"},\"inwardIssue\":{\"key\":\"" + test
                            + "\"},\"outwardIssue\":{\"key\":\"" + story + "\"}}");
            assertThat(made.statusCode()).as(made.body()).isEqualTo(201);

            JsonNode fromTest = jira.get("/rest/api/3/issue/" + test)
                    .path("fields")
                    .path("issuelinks")
                    .get(0);
            JsonNode fromStory = jira.get("/rest/api/3/issue/" + story)
                    .path("fields")
                    .path("issuelinks")
                    .get(0);
            assertThat(fromTest.path("outwardIssue").path("key").asString()).isEqualTo(story);
            assertThat(fromTest.path("type").path("outward").asString()).isEqualTo("tests");
            assertThat(fromStory.path("inwardIssue").path("key").asString()).isEqualTo(test);
            assertThat(jira.found("key in requirementTests(" + story + ")")).containsExactly(test);

            assertThat(jira.call(
                                    "DELETE",
                                    "/rest/api/3/issueLink/"
                                            + fromTest.path("id").asString(),
                                    "")
                            .statusCode())
                    .isEqualTo(204);
            assertThat(jira.get("/rest/api/3/issue/" + test).path("fields").path("issuelinks"))
                    .isEmpty();
        }
    }

    @EachDatabase
    void issuesAreLinkedInEveryWayThatJiraHas(Database database) {
        try (JiraSide jira = new JiraSide(database)) {
            String bug = jira.create("Bug", "b");
            String story = jira.create("Story", "s");
            for (JsonNode type : jira.get("/rest/api/2/issueLinkType").path("issueLinkTypes")) {
                String name = type.path("name").asString();
                assertThat(jira.call("POST", "/rest/api/2/issueLink", link(name, bug, story))
                                .statusCode())
                        .isEqualTo(201);
                JsonNode made = jira.get("/rest/api/2/issue/" + bug + "?fields=issuelinks")
                        .path("fields")
                        .path("issuelinks")
                        .get(0);
                String path = "/rest/api/3/issueLink/" + made.path("id").asString();
                JsonNode whole = jira.get(path);

                assertThat(whole.path("type").path("name").asString()).isEqualTo(name);
                assertThat(whole.path("inwardIssue").path("key").asString()).isEqualTo(bug);
                assertThat(whole.path("outwardIssue").path("key").asString()).isEqualTo(story);
                assertThat(jira.found("issue in linkedIssues(" + bug + ")")).containsExactly(story);
                assertThat(jira.found("issue in linkedIssues(" + bug + ", \""
                                + type.path("outward").asString() + "\")"))
                        .containsExactly(story);
                assertThat(jira.found("issue in linkedIssues(" + story + ", \""
                                + type.path("inward").asString() + "\")"))
                        .containsExactly(bug);
                assertThat(jira.call("DELETE", path, "").statusCode()).isEqualTo(204);
                assertThat(jira.call("GET", path, "").statusCode()).isEqualTo(404);
                assertThat(jira.call("DELETE", path, "").statusCode()).isEqualTo(404);
            }
            assertThat(jira.found("issue in linkedIssues(" + bug + ")")).isEmpty();
        }
    }

    @EachDatabase
    void aLinkThatCannotBeIsRefused(Database database) {
        try (JiraSide jira = new JiraSide(database)) {
            String bug = jira.create("Bug", "b");
            String story = jira.create("Story", "s");

            assertThat(jira.call("POST", "/rest/api/2/issueLink", link("Marries", bug, story))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(jira.call("POST", "/rest/api/2/issueLink", link("Blocks", bug, "CALC-999"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(jira.call("POST", "/rest/api/2/issueLink", link("Blocks", bug, bug))
                            .body())
                    .contains("You cannot link an issue to itself.");
            assertThat(jira.call("GET", "/rest/api/2/issueLink/1-2-10000", "").statusCode())
                    .isEqualTo(404);
            assertThat(jira.call("GET", "/rest/api/2/issueLink/nonsense", "").statusCode())
                    .isEqualTo(404);
        }
    }

    private static String link(String type, String from, String to) {
        return "{\"type\":{\"name\":\"%s\"},\"inwardIssue\":{\"key\":\"%s\"},\"outwardIssue\":{\"key\":\"%s\"}}"
                .formatted(type, from, to);
    }
}
