package dev.lightbox.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.api.Region;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.site.Residency;
import dev.lightbox.xray.site.SiteUser;
import dev.lightbox.xray.site.users.Access;
import dev.lightbox.xray.site.users.NewUser;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;

class JiraTest {

    @EachDatabase
    void onlyAnAddressWithItsTokenIsLetIn(Database database) {
        try (JiraSide jira = new JiraSide(database)) {
            String token = new String(
                            Base64.getDecoder().decode(jira.authorization.substring(6)), StandardCharsets.UTF_8)
                    .split(":")[1];
            JsonNode me = jira.get("/rest/api/latest/myself");
            assertThat(me.path("accountId").asString()).isEqualTo("557058:ann");
            assertThat(me.path("emailAddress").asString()).isEqualTo("ann@example.org");

            for (String wrong : List.of(
                    JiraSide.basic("bob@example.org", token),
                    JiraSide.basic("ann@example.org", token + "0"),
                    JiraSide.basic("ann@example.org", ""),
                    "Basic ???",
                    jira.site.bearer())) {
                HttpResponse<String> refused = jira.callAs(wrong, "GET", "/rest/api/3/myself", "");
                assertThat(refused.statusCode()).isEqualTo(401);
                assertThat(refused.body())
                        .isEqualTo("{\"errorMessages\":[\"Client must be authenticated to access this resource.\"],"
                                + "\"errors\":{}}");
                assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"Jira\"");
            }
            assertThat(jira.site.get(SiteHost.US, "/rest/api/2/serverInfo").body())
                    .contains("\"deploymentType\":\"Cloud\"");
        }
    }

    @EachDatabase
    void aTokenOfADeactivatedUserOrARevokedOneIsRefusedAtOnce(Database database) {
        try (JiraSide jira = new JiraSide(database)) {
            var tokens = jira.site.identity.jiraTokens();
            jira.get("/rest/api/2/myself");
            assertThat(tokens.list(jira.ann).getFirst().lastUsed()).isPresent();

            jira.site.identity.users().setActive(jira.ann.id(), false, WireSite.ADMIN);
            assertThat(jira.call("GET", "/rest/api/2/myself", "").statusCode()).isEqualTo(401);
            jira.site.identity.users().setActive(jira.ann.id(), true, WireSite.ADMIN);
            assertThat(jira.call("GET", "/rest/api/2/myself", "").statusCode()).isEqualTo(200);
            tokens.revoke(
                    jira.site.tenant.id(), tokens.list(jira.ann).getFirst().id(), WireSite.ADMIN);
            assertThat(jira.call("GET", "/rest/api/2/myself", "").statusCode()).isEqualTo(401);
        }
    }

    @EachDatabase
    void aTestMadeInJiraIsAManualTestInXray(Database database) {
        try (JiraSide jira = new JiraSide(database)) {
            String test = jira.create("Test", "Made in Jira");
            String plan = jira.create("Test Plan", "TP1");
            jira.create("Story", "A story");

            JsonNode seen = jira.graphQl("{ getTests(jql: \"key = " + test
                    + "\", limit: 1) { results { issueId testType { name } } }"
                    + " getTestPlans(jql: \"key = " + plan + "\", limit: 1) { total } }");
            assertThat(seen.findValuesAsString("name")).containsExactly("Manual");
            assertThat(seen.path("data").path("getTestPlans").path("total").asInt())
                    .isEqualTo(1);
        }
    }

    @EachDatabase
    void aDescriptionIsADocumentInVersionThreeAndTextInVersionTwo(Database database) {
        try (JiraSide jira = new JiraSide(database)) {
            String key = jira.post(201, "/rest/api/3/issue", """
                            {"fields":{"project":{"key":"CALC"},"issuetype":{"id":"10003"},"summary":"Rich","labels":["a","b"],
                             "priority":{"name":"High"},"customfield_10031":7,
                             "description":{"type":"doc","version":1,"content":[
                               {"type":"paragraph","content":[{"type":"text","text":"One "},{"type":"text","text":"bold","marks":[{"type":"strong"}]}]},
                               {"type":"bulletList","content":[{"type":"listItem","content":[{"type":"paragraph","content":[{"type":"text","text":"item"}]}]}]}]}}}
                            """).path("key").asString();

            JsonNode plain = jira.get("/rest/api/2/issue/" + key).path("fields");
            JsonNode rich = jira.get("/rest/api/3/issue/" + key + "?fields=description,summary")
                    .path("fields");

            assertThat(plain.path("description").asString()).isEqualTo("One bold\n* item");
            assertThat(plain.path("issuetype").path("name").asString()).isEqualTo("Task");
            assertThat(plain.path("priority").path("name").asString()).isEqualTo("High");
            assertThat(plain.path("customfield_10031").asInt()).isEqualTo(7);
            assertThat(plain.path("status").path("statusCategory").path("key").asString())
                    .isEqualTo("new");
            assertThat(plain.path("created").asString()).endsWith(".000+0000");
            assertThat(rich.path("description").path("type").asString()).isEqualTo("doc");
            assertThat(rich.path("description").findValuesAsString("text")).containsExactly("One bold", "* item");
            assertThat(rich.propertyNames()).containsExactly("summary", "description");
        }
    }

    @EachDatabase
    void anEditSetsEmptiesAddsAndRemoves(Database database) {
        try (JiraSide jira = new JiraSide(database)) {
            String key = jira.create("Bug", "Before");
            String path = "/rest/api/2/issue/" + key;
            assertThat(jira.call("PUT", path, """
                            {"fields":{"summary":"After","assignee":{"accountId":"557058:ann"},"fixVersions":[{"name":"1.0"}]},
                             "update":{"labels":[{"add":"x"},{"add":"y"},{"remove":"x"}]}}""").statusCode()).isEqualTo(204);
            assertThat(jira.found("assignee = currentUser() and fixVersion = \"1.0\" and labels = y and labels != x"))
                    .containsExactly(key);
            assertThat(jira.get(path).path("fields").path("summary").asString()).isEqualTo("After");

            assertThat(jira.call(
                                    "PUT",
                                    path,
                                    "{\"fields\":{\"assignee\":null,\"fixVersions\":null,\"description\":null}}")
                            .statusCode())
                    .isEqualTo(204);
            assertThat(jira.found("assignee is empty and fixVersion is empty and project = CALC"))
                    .containsExactly(key);
            assertThat(jira.get(path).path("fields").path("assignee").isNull()).isTrue();

            jira.call("POST", path + "/transitions", "{\"transition\":{\"id\":\"31\"}}");
            assertThat(jira.found("statusCategory = Done")).containsExactly(key);
            assertThat(jira.call("DELETE", path, "").statusCode()).isEqualTo(204);
            assertThat(jira.call("GET", path, "").statusCode()).isEqualTo(404);
        }
    }

    @EachDatabase
    void whatIsWrongIsToldInJirasForm(Database database) {
        try (JiraSide jira = new JiraSide(database)) {
            assertThat(jira.post(400, "/rest/api/2/issue", "{\"fields\":{}}").toString())
                    .isEqualTo("{\"errorMessages\":[],\"errors\":{\"project\":\"Specify a valid project ID or key\"}}");
            assertThat(jira.post(400, "/rest/api/2/issue", "{\"fields\":{\"project\":{\"key\":\"NONE\"}}}")
                            .toString())
                    .contains("\"project\":\"valid project is required\"");
            assertThat(jira.post(400, "/rest/api/2/issue", "{\"fields\":{\"project\":{\"key\":\"CALC\"}}}")
                            .toString())
                    .contains("\"issuetype\":\"Specify an issue type\"");
            assertThat(jira.post(
                                    400,
                                    "/rest/api/2/issue",
                                    "{\"fields\":{\"project\":{\"key\":\"CALC\"},\"issuetype\":{\"name\":\"Test\"}}}")
                            .toString())
                    .contains("\"summary\":\"You must specify a summary of the issue.\"");
            assertThat(jira.post(400, "/rest/api/2/issue", "[]").toString()).contains("errorMessages");
            assertThat(jira.post(400, "/rest/api/3/search", "{\"jql\":\"foo = 1\"}")
                            .toString())
                    .contains("Field 'foo' does not exist or is not supported. (line 1, character 1)");
            assertThat(jira.call("GET", "/rest/api/3/issue/CALC-77", "").body())
                    .contains("Issue does not exist or you do not have permission to see it.");
            assertThat(jira.call("GET", "/rest/api/4/myself", "").statusCode()).isEqualTo(404);
            assertThat(jira.call("GET", "/rest/api/3/nothing", "").body()).contains("does not serve GET");
            assertThat(jira.call("GET", "/rest/api/3/search?maxResults=many", "")
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @EachDatabase
    void aSearchIsPagedByNumbersAndByTokens(Database database) {
        try (JiraSide jira = new JiraSide(database)) {
            for (int i = 1; i <= 5; i++) {
                jira.create("Story", "Story " + i);
            }
            JsonNode second = jira.get("/rest/api/2/search?jql=project%20%3D%20CALC&startAt=2&maxResults=2");
            assertThat(second.path("total").asInt()).isEqualTo(5);
            assertThat(second.path("issues").get(0).path("key").asString()).isEqualTo("CALC-3");

            JsonNode first = jira.post(
                    200, "/rest/api/3/search/jql", "{\"jql\":\"project = CALC order by key desc\",\"maxResults\":3}");
            assertThat(first.path("isLast").asBoolean()).isFalse();
            assertThat(first.path("issues").get(0).has("fields")).isFalse();
            JsonNode last = jira.post(
                    200,
                    "/rest/api/3/search/jql",
                    "{\"jql\":\"project = CALC order by key desc\",\"maxResults\":3,\"fields\":[\"summary\"],\"nextPageToken\":\""
                            + first.path("nextPageToken").asString() + "\"}");
            assertThat(last.path("issues").findValuesAsString("summary")).containsExactly("Story 2", "Story 1");
            assertThat(last.path("isLast").asBoolean()).isTrue();
            assertThat(last.has("nextPageToken")).isFalse();

            assertThat(jira.post(400, "/rest/api/3/search/jql", "{\"jql\":\"order by key\"}")
                            .toString())
                    .contains("Unbounded JQL queries are not allowed here");
            assertThat(jira.post(
                                    400,
                                    "/rest/api/3/search/jql",
                                    "{\"jql\":\"project = BOOK\",\"nextPageToken\":\""
                                            + first.path("nextPageToken").asString() + "\"}")
                            .toString())
                    .contains("token is invalid");
            assertThat(jira.post(200, "/rest/api/3/search/approximate-count", "{\"jql\":\"key < CALC-3\"}")
                            .path("count")
                            .asInt())
                    .isEqualTo(2);
        }
    }

    @EachDatabase
    void aFileOfAnIssueComesBackByteForByte(Database database) {
        try (JiraSide jira = new JiraSide(database)) {
            String key = jira.create("Bug", "with a file");
            String body =
                    "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a/b.txt\"\r\n\r\nhello\r\n--b--\r\n";
            HttpRequest.Builder upload = jira.site
                    .request(
                            SiteHost.AU,
                            "/rest/api/3/issue/" + key + "/attachments",
                            "Authorization",
                            jira.authorization,
                            "Content-Type",
                            "multipart/form-data; boundary=b")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
            assertThat(jira.site.send(upload).statusCode()).isEqualTo(403);

            HttpResponse<String> sent = jira.site.send(upload.header("X-Atlassian-Token", "no-check"));
            assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
            JsonNode file = jira.get("/rest/api/3/issue/" + key)
                    .path("fields")
                    .path("attachment")
                    .get(0);
            assertThat(file.path("size").asInt()).isEqualTo(5);
            String id = file.path("id").asString();
            HttpResponse<String> content = jira.call("GET", "/rest/api/3/attachment/content/" + id, "");
            assertThat(content.body()).isEqualTo("hello");
            assertThat(content.headers().firstValue("Content-Disposition"))
                    .contains("attachment; filename=\"a_b.txt\"");
            assertThat(content.headers().firstValue("X-Content-Type-Options")).contains("nosniff");

            assertThat(jira.call("DELETE", "/rest/api/3/issue/" + key, "").statusCode())
                    .isEqualTo(204);
            assertThat(jira.call("GET", "/rest/api/3/attachment/" + id, "").statusCode())
                    .isEqualTo(404);
        }
    }

    @EachDatabase
    void nobodySeesOrChangesMoreThanTheirProjectsAllow(Database database) {
        try (JiraSide jira = new JiraSide(database)) {
            String key = jira.create("Bug", "mine");
            var identity = jira.site.identity;
            var calc =
                    identity.projects().findByKey(jira.site.tenant.id(), "CALC").orElseThrow();
            SiteUser bob = identity.users()
                    .create(
                            jira.site.tenant.id(),
                            new NewUser("557058:bob", "bob", "Bob", "bob@example.org", SiteUser.Kind.PERSON),
                            WireSite.ADMIN);
            identity.projects().setAccess(calc, bob.id(), Access.BROWSE, WireSite.ADMIN);
            String reader = jira.signIn(bob);
            assertThat(jira.callAs(reader, "GET", "/rest/api/2/issue/" + key, "")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(jira.callAs(reader, "PUT", "/rest/api/2/issue/" + key, "{\"fields\":{\"summary\":\"x\"}}")
                            .statusCode())
                    .isEqualTo(403);

            identity.projects().setAccess(calc, bob.id(), Access.NONE, WireSite.ADMIN);
            assertThat(jira.callAs(reader, "GET", "/rest/api/2/issue/" + key, "")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(jira.callAs(reader, "GET", "/rest/api/2/project/CALC", "")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(jira.callAs(reader, "GET", "/rest/api/2/project", "").body())
                    .isEqualTo("[]");
            assertThat(jira.callAs(reader, "GET", "/rest/api/2/search?jql=", "").body())
                    .contains("\"total\":0");
        }
    }

    @EachDatabase
    void whatClientsLookUpIsThereWhereverTheDataOfXrayIs(Database database) {
        try (JiraSide jira = new JiraSide(database)) {
            jira.site.setResidency(Region.US, Residency.MOVING);

            assertThat(jira.get("/rest/api/2/field").findValuesAsString("id")).contains("summary", "issuelinks");
            assertThat(jira.get("/rest/api/2/issuetype").findValuesAsString("name"))
                    .contains("Test Execution");
            assertThat(jira.get("/rest/api/3/project/CALC").path("name").asString())
                    .isEqualTo("Calculator");
            assertThat(jira.get("/rest/api/3/project/search?query=calc")
                            .path("total")
                            .asInt())
                    .isEqualTo(1);
            assertThat(jira.get("/rest/api/3/user/search?query=ann").findValuesAsString("displayName"))
                    .containsExactly("Ann Doe");
            assertThat(jira.get("/rest/api/3/user?accountId=557058%3Aann")
                            .path("active")
                            .asBoolean())
                    .isTrue();
            assertThat(jira.call("GET", "/rest/api/3/user?accountId=nobody", "").statusCode())
                    .isEqualTo(404);
            JsonNode linkTypes = jira.get("/rest/api/3/issueLinkType").path("issueLinkTypes");
            assertThat(linkTypes.findValuesAsString("name"))
                    .containsExactly("Blocks", "Cloners", "Defect", "Duplicate", "Relates", "Test");
            for (JsonNode type : linkTypes) {
                assertThat(jira.get("/rest/api/2/issueLinkType/"
                                        + type.path("id").asString())
                                .path("inward"))
                        .isEqualTo(type.path("inward"));
            }
            assertThat(jira.call("GET", "/rest/api/2/issueLinkType/1", "").statusCode())
                    .isEqualTo(404);
        }
    }
}
