package dev.lightbox.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.site.settings.BackupInterval;
import dev.lightbox.xray.site.settings.SiteSettings;
import dev.lightbox.xray.site.users.Access;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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

    private static final String ITERATIONS = """
            {"info": {"project": "CALC"}, "tests": [
              {"testInfo": {"projectKey": "CALC", "summary": "data-driven", "type": "Manual", "steps": [{"action": "press"}]},
               "status": "PASSED", "iterations": [
                 {"name": "first", "parameters": [{"name": "browser", "value": "chrome"}], "status": "PASSED"},
                 {"name": "second", "parameters": [{"name": "browser", "value": "firefox"}], "status": "PASSED"}]}]}""";

    /** A site whose key belongs to an administrator. */
    private static WireSite administered(Database database) {
        WireSite site = new WireSite(database);
        site.identity
                .permissions()
                .setDefault(site.identity.projects().list(site.tenant.id()).getFirst(), Access.ADMIN, WireSite.ADMIN);
        return site;
    }

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
        try (WireSite site = administered(database)) {
            site.post(SiteHost.EU, "/api/v2/import/execution", RESULTS, "Authorization", site.bearer());

            JsonNode state = finished(site, "{\"withAttachment\": true}");

            assertThat(state.path("status").asString()).isEqualTo("successful");
            assertThat(state.path("fileUrl").asString()).endsWith("/api/v2/backup/file");
            assertThat(state.path("attachmentUrl").asString()).endsWith("/api/v2/backup/file/attachment");
            Map<String, String> content = zip(site, "/api/v2/backup/file");
            assertThat(content.keySet())
                    .allMatch(name -> name.equals("settings.json") || name.matches("[A-Za-z]+_\\d+_1\\.json"));
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
        try (WireSite site = administered(database)) {
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

    @EachDatabase
    void whatIsNeitherDefinedNorRunIsInTheBackupToo(Database database) throws IOException {
        try (WireSite site = administered(database)) {
            site.post(SiteHost.EU, "/api/v2/import/execution", ITERATIONS, "Authorization", site.bearer());
            long project =
                    site.identity.projects().list(site.tenant.id()).getFirst().id();
            database.update(sql -> {
                sql.sql("INSERT INTO site_environment (project_id, name, position) VALUES (?, 'chrome', 0)")
                        .param(project)
                        .update();
                sql.sql("INSERT INTO site_dataset (id, tenant_id, test_id, parameters, dataset_rows)"
                                + " SELECT '0123456789abcdef01234567', tenant_id, issue_id, ?, ? FROM"
                                + " (SELECT t.issue_id, i.tenant_id FROM site_test t JOIN site_issue i ON i.id = t.issue_id)"
                                + " AS tests")
                        .params("[{\"name\":\"browser\",\"combinations\":false}]", "[[\"chrome\"],[\"firefox\"]]")
                        .update();
            });

            finished(site, "");

            Map<String, String> content = zip(site, "/api/v2/backup/file");
            JsonNode dataset = file(content, "datasets_").path("datasets").path(0);
            assertThat(dataset.path("testIssueId").asString()).isNotEmpty();
            JsonNode parameter = dataset.path("parameters").path(0);
            String id = parameter.path("_id").asString();
            assertThat(id).matches("[0-9a-f]{24}");
            assertThat(parameter.path("name").asString()).isEqualTo("browser");
            assertThat(dataset.path("rows").toString())
                    .isEqualTo(
                            "[{\"values\":{\"ID\":\"chrome\"}},{\"values\":{\"ID\":\"firefox\"}}]".replace("ID", id));
            JsonNode iterations =
                    file(content, "testRuns_").path("testRuns").path(0).path("iterations");
            assertThat(iterations).hasSize(2);
            assertThat(iterations.path(0).path("parameters").toString()).contains("browser");
            JsonNode settings = file(content, "projectSettings_");
            assertThat(settings.path("testEnvironmentOptions")
                            .path("testEnvironments")
                            .toString())
                    .isEqualTo("[\"chrome\"]");
            assertThat(settings.path("testTypeOptions").path("testTypes"))
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allMatch(type -> type.has("_id") && type.has("value"));
            assertThat(settings.path("testCoverage").path("issueTypeIds")).isNotEmpty();
            assertThat(file(content, "settings.json").path("testTypeOptions").path("testTypes"))
                    .isNotEmpty();
            assertThat(file(content, "archivedTestRuns_").path("archivedTestRuns"))
                    .isEmpty();
            assertThat(file(content, "issueHistory_").path("issueHistory"))
                    .isNotEmpty()
                    .allMatch(entry -> entry.has("issueId") && entry.has("action") && entry.has("user"));
        }
    }

    @EachDatabase
    void whoDoesNotAdministerTheSiteMakesNoBackup(Database database) {
        try (WireSite site = new WireSite(database)) {
            HttpResponse<String> refused = site.post(SiteHost.EU, "/api/v2/backup", "", "Authorization", site.bearer());

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("A backup needs the API key of an administrator");
            assertThat(site.get(SiteHost.EU, "/api/v2/backup/file", "Authorization", site.bearer())
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @EachDatabase
    void theNextBackupWaitsAsLongAsTheSiteAsks(Database database) {
        try (WireSite site = administered(database)) {
            SiteSettings.over(database, new RandomIds(new SecureRandom()), _ -> {}, InstantSource.system())
                    .backupInterval()
                    .set(site.tenant.id(), BackupInterval.USUAL_HOURS, WireSite.ADMIN);
            finished(site, "");
            site.pass(Duration.ofMinutes(3).plusSeconds(13));

            HttpResponse<String> refused = site.post(SiteHost.EU, "/api/v2/backup", "", "Authorization", site.bearer());

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body())
                    .isEqualTo("{\"error\":\"A backup can be created once every 6 hours, you can create a new one in:"
                            + " 5 hours, 56 minutes and 47 seconds.\"}");
            site.pass(Duration.ofHours(6));
            finished(site, "");
        }
    }
}
