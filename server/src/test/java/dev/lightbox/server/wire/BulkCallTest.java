package dev.lightbox.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.api.SiteHost;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BulkCallTest {
    private static final String PATH = "/api/v2/import/test/bulk";

    private static HttpResponse<String> post(WireSite site, String path, String body) {
        return site.post(SiteHost.EU, path, body, "Authorization", site.bearer());
    }

    private static JsonNode finished(WireSite site, HttpResponse<String> started) {
        assertThat(started.body()).matches("\\{\"jobId\":\"[0-9a-f]{32}\"}");
        String job = JsonMapper.shared().readTree(started.body()).path("jobId").asString();
        String bearer = site.bearer();
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (Instant.now().isBefore(end)) {
            JsonNode state = JsonMapper.shared()
                    .readTree(site.get(SiteHost.EU, PATH + "/" + job + "/status", "Authorization", bearer)
                            .body());
            if (state.has("result")) {
                return state;
            }
            assertThat(state.path("status").asString()).isIn("pending", "working");
        }
        throw new AssertionError("The job did not end");
    }

    @EachDatabase
    void elementsBecomeTestsSetsAndPreconditionsThatReferToEachOther(Database database) {
        try (WireSite site = new WireSite(database)) {
            JsonNode state = finished(site, post(site, PATH, """
                    [ {"testtype": "Manual", "fields": {"summary": "Sum", "project": {"key": "CALC"}, "labels": ["a"]},
                       "steps": [{"action": "Enter 1", "data": "", "result": "1", "Risk": "high"}],
                       "update": {"labels": [{"add": "b"}]},
                       "xray_test_repository_folder": "Arithmetic/Plus", "xray_test_sets": ["ref-set"], "xray_preconditions": ["ref-pre"]},
                      {"xray_issue_type": "Test Set", "summary": "Set", "project": {"key": "CALC"}, "xray_id": "ref-set"},
                      {"xray_issue_type": "precondition", "fields": {"summary": "Pre", "project": {"key": "CALC"}}, "xray_id": "ref-pre",
                       "testtype": "Cucumber", "gherkin_def": "Given p"},
                      {"xray_testtype": "Cucumber", "fields": {"summary": "Gherkin", "project": {"key": "CALC"}}, "xray_gherkin_def": "Given x"},
                      {"testtype": "Generic", "fields": {"summary": "Gen", "project": {"key": "CALC"}}, "unstructured_def": "a.b"} ]"""));

            assertThat(state.path("status").asString()).isEqualTo("successful");
            assertThat(state.path("result").path("errors")).isEmpty();
            assertThat(state.path("result").path("issues")).hasSize(5);
            assertThat(state.path("result").path("issues").path(0).path("self").asString())
                    .startsWith("https://example.atlassian.net/rest/api/2/issue/");
            assertThat(post(
                                    site,
                                    "/api/v2/graphql",
                                    "{\"query\":\"{ getTests(jql: \\\"summary ~ Sum\\\", limit: 9) { total results { jira(fields: [\\\"labels\\\"]) folder { path }"
                                            + " steps { action data result } testSets(limit: 9) { total } preconditions(limit: 9) { total } } } }\"}")
                            .body())
                    .contains("\"labels\":[\"a\",\"b\"]", "/Arithmetic/Plus", "Enter 1")
                    .contains("\"testSets\":{\"total\":1}", "\"preconditions\":{\"total\":1}");
        }
    }

    @EachDatabase
    void whatIsRefusedIsToldByElementAndTheRestIsMade(Database database) {
        try (WireSite site = new WireSite(database)) {
            String good = "{\"testtype\": \"Generic\", \"fields\": {\"summary\": \"ok\"}, \"unstructured_def\": \"d\"}";
            JsonNode mixed = finished(
                    site,
                    post(
                            site,
                            PATH + "/CALC",
                            "[" + good
                                    + ", {\"testtype\": \"Manual\", \"fields\": {}}, {\"fields\": {\"summary\": \"s\"}},"
                                    + "{\"testtype\": \"Manual\", \"fields\": {\"summary\": \"" + "x".repeat(300)
                                    + "\"}},"
                                    + "{\"testtype\": \"Manual\", \"fields\": {\"summary\": \"s\"}, \"xray_test_sets\": [\"CALC-99\"]}]"));

            assertThat(mixed.path("status").asString()).isEqualTo("partially_successful");
            JsonNode errors = mixed.path("result").path("errors");
            assertThat(errors).hasSize(4);
            assertThat(errors.path(0).toString())
                    .isEqualTo("{\"elementNumber\":1,\"errors\":{\"summary\":\"Summary is required.\"}}");
            assertThat(errors.path(1).path("errors").path("testtype").asString())
                    .isEqualTo("Test type is required.");
            assertThat(errors.path(2).path("errors").path("summary").asString()).contains("255");
            assertThat(errors.path(3).path("errors").path("error").asString()).contains("CALC-99");
            assertThat(mixed.path("result").path("issues").path(0).path("key").asString())
                    .isEqualTo("CALC-1");

            JsonNode nothing = finished(site, post(site, PATH, "[{\"fields\": {\"summary\": \"s\"}}]"));
            assertThat(nothing.path("status").asString()).isEqualTo("unsuccessful");

            JsonNode changed = finished(
                    site,
                    post(
                            site,
                            PATH,
                            "[{\"key\": \"CALC-1\", \"fields\": {\"summary\": \"new\"}, \"unstructured_def\": \"e\"}]"));
            assertThat(changed.path("result").path("issues").path(0).path("key").asString())
                    .isEqualTo("CALC-1");
        }
    }

    @EachDatabase
    void aBodyOfAWrongFormAndAnUnknownJobAreRefused(Database database) {
        try (WireSite site = new WireSite(database)) {
            for (String body : new String[] {
                "",
                "[]",
                "{}",
                "[1]",
                "[{}",
                "[{}] x",
                "[" + "{},".repeat(1000) + "{}]",
                "[{\"xray_issue_type\": \"bug\"}]"
            }) {
                HttpResponse<String> answer = post(site, PATH, body);
                assertThat(answer.statusCode()).as(body).isEqualTo(400);
                assertThat(answer.body()).startsWith("{\"error\":\"Error importing tests: ");
            }
            HttpResponse<String> unknown =
                    site.get(SiteHost.EU, PATH + "/" + "0".repeat(32) + "/status", "Authorization", site.bearer());
            assertThat(unknown.statusCode()).isEqualTo(404);
            assertThat(unknown.body()).isEqualTo("{\"error\":\"job not found.\"}");
        }
    }
}
