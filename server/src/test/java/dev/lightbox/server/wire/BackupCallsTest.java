package dev.lightbox.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.api.SiteHost;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BackupCallsTest {
    private static final String RESULTS = """
            {"info": {"project": "CALC"}, "tests": [
              {"testInfo": {"projectKey": "CALC", "summary": "manual", "type": "Manual", "steps": [{"action": "press"}]},
               "status": "PASSED", "evidence": [{"filename": "a.txt", "data": "aGk="}]}]}""";

    private static JsonNode finished(WireSite site, String body) {
        HttpResponse<String> started = site.post(SiteHost.EU, "/api/v2/backup", body, "Authorization", site.bearer());
        assertThat(started.body()).matches("\\{\"jobId\":\"[0-9a-f]{32}\"}");
        String job = JsonMapper.shared().readTree(started.body()).path("jobId").asString();
        String bearer = site.bearer();
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (Instant.now().isBefore(end)) {
            JsonNode state = JsonMapper.shared()
                    .readTree(site.get(SiteHost.EU, "/api/v2/backup/" + job + "/status", "Authorization", bearer)
                            .body());
            if (!state.has("progressValue")) {
                return state;
            }
            assertThat(state.path("progressValue").asString()).endsWith("%");
        }
        throw new AssertionError("The job did not end");
    }

    private static Map<String, String> zip(WireSite site, String path) throws IOException {
        HttpResponse<byte[]> file = site.send(
                site.request(SiteHost.EU, path, "Authorization", site.bearer()).GET(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(file.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"" + site.tenant.uuid() + ".zip\"");
        Map<String, String> entries = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    @EachDatabase
    void aBackupHoldsTheDocumentedFiles(Database database) throws IOException {
        try (WireSite site = new WireSite(database)) {
            site.post(SiteHost.EU, "/api/v2/import/execution", RESULTS, "Authorization", site.bearer());

            JsonNode state = finished(site, "{\"withAttachment\": true}");

            assertThat(state.path("status").asString()).isEqualTo("successful");
            assertThat(state.path("fileUrl").asString()).endsWith("/api/v2/backup/file");
            assertThat(state.path("attachmentUrl").asString()).endsWith("/api/v2/backup/file/attachment");
            Map<String, String> content = zip(site, "/api/v2/backup/file");
            assertThat(content.keySet()).allMatch(name -> name.matches("[A-Za-z]+_\\d+_1\\.json"));
            assertThat(file(content, "tests_")
                            .path("tests")
                            .path(0)
                            .path("steps")
                            .path(0)
                            .path("action")
                            .asString())
                    .isEqualTo("press");
            JsonNode run = file(content, "testRuns_").path("testRuns").path(0);
            assertThat(run.path("_id").asString()).matches("[0-9a-f]{24}");
            assertThat(run.path("status").asString()).isEqualTo("PASSED");
            assertThat(file(content, "testExecutions_").path("testExecutions")).hasSize(1);
            Map<String, String> files = zip(site, "/api/v1/backup/file/attachment");
            assertThat(files).containsValue("hi").hasSize(2);
            assertThat(files.get("metadata_1.json")).contains("\"entity\":\"TESTRUN\"", "\"filename\":\"a.txt\"");
        }
    }

    private static JsonNode file(Map<String, String> zip, String start) {
        return JsonMapper.shared()
                .readTree(zip.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(start))
                        .findFirst()
                        .orElseThrow()
                        .getValue());
    }

    @EachDatabase
    void theLatestBackupIsKeptAndWithoutABodyThereAreNoAttachments(Database database) throws IOException {
        try (WireSite site = new WireSite(database)) {
            finished(site, "{\"withAttachment\": true}");

            JsonNode state = finished(site, "");

            assertThat(state.has("attachmentUrl")).isFalse();
            assertThat(zip(site, "/api/v2/backup/file")).isNotEmpty();
            assertThat(site.get(SiteHost.EU, "/api/v2/backup/file/attachment", "Authorization", site.bearer())
                            .statusCode())
                    .isEqualTo(404);
            assertThat(site.get(SiteHost.EU, "/api/v2/backup/xyz/status", "Authorization", site.bearer())
                            .body())
                    .isEqualTo("{\"error\":\"job not found.\"}");
            for (String body :
                    new String[] {"[]", "{", "{\"modifiedSince\": \"yesterday\"}", "{\"projectIds\": [\"9\"]}"}) {
                assertThat(site.post(SiteHost.EU, "/api/v2/backup", body, "Authorization", site.bearer())
                                .statusCode())
                        .isEqualTo(400);
            }
        }
    }
}
