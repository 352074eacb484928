package dev.lightbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Playwright;
import dev.lightbox.server.web.Browsers;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a newcomer meets: {@code lightbox demo}, twice. */
class DemoIT {
    private static final String[] DEMO = {"demo", "--port", "0", "--site-port", "0"};

    @TempDir
    Path folder;

    @Test
    void theDemoShowsABackedUpSiteAndASecondStartGoesOnWithIt() throws IOException {
        Program program = Program.in(folder.resolve("demo"));
        JsonNode first;
        long runs;
        try (Program.Running demo = program.start(DEMO)) {
            first = demoFile(program);
            isReadyWhereItSays(demo, first);
            opensWithItsKey(first);
            runs = runs(program);
            assertThat(runs).isPositive();
            itsPagesShowTheBackup(first);
        }
        try (Program.Running _ = program.start(DEMO)) {
            JsonNode second = demoFile(program);
            assertThat(second.get("apiKey")).isEqualTo(first.get("apiKey"));
            assertThat(second.get("admin")).isEqualTo(first.get("admin"));
            assertThat(second.get("projects")).isEqualTo(first.get("projects"));
            opensWithItsKey(second);
            assertThat(runs(program)).isGreaterThanOrEqualTo(runs);
        }
    }

    private static JsonNode demoFile(Program program) throws IOException {
        Path file = program.dataDirectory().resolve("demo.json");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        JsonNode demo = JsonMapper.shared().readTree(Files.readAllBytes(file));
        assertThat(demo.propertyNames())
                .containsExactlyInAnyOrder("commandCenter", "site", "admin", "apiKey", "projects");
        assertThat(demo.get("site").propertyNames()).containsExactlyInAnyOrder("global", "us", "eu", "au");
        assertThat(demo.at("/admin/password").asString()).matches("[0-9A-Za-z]{12,}");
        assertThat(demo.get("projects").valueStream().map(JsonNode::asString).toList())
                .hasSizeGreaterThanOrEqualTo(3)
                .containsAll(List.of("BOOK", "CALC"));
        return demo;
    }

    private static void isReadyWhereItSays(Program.Running demo, JsonNode file) throws IOException {
        String address = file.get("commandCenter").asString();
        assertThat(demo.commandCenter().toString()).isEqualTo(address);
        HttpURLConnection readiness = (HttpURLConnection)
                URI.create(address + "/actuator/health/readiness").toURL().openConnection();
        assertThat(readiness.getResponseCode()).isEqualTo(200);
    }

    private static void opensWithItsKey(JsonNode file) {
        var key = new KeyPair(
                file.at("/apiKey/clientId").asString(),
                file.at("/apiKey/clientSecret").asString());
        try (SiteCalls calls = new SiteCalls(URI.create(file.at("/site/global").asString()), key)) {
            JsonNode tests = calls.graphQl("{ getTests(limit: 1) { total } }", Map.of());
            assertThat(tests.at("/getTests/total").asLong()).isGreaterThan(100);
        }
    }

    private static long runs(Program program) {
        return program.run("backup", "list", "--json")
                .succeeded()
                .json()
                .get("total")
                .asLong();
    }

    private static void itsPagesShowTheBackup(JsonNode file) {
        try (Playwright playwright = Browsers.playwright();
                var browser = Browsers.chromium(playwright);
                var pages = AdministratorPages.signIn(
                        browser,
                        URI.create(file.get("commandCenter").asString()),
                        file.at("/admin/password").asString())) {
            assertThat(pages.open("/connections").content()).contains("Connection is open");
            assertThat(pages.open("/backups").content()).contains("COMPLETE");
            assertThat(pages.open("/site/api-keys").content())
                    .contains(file.at("/apiKey/clientId").asString())
                    .doesNotContain(file.at("/apiKey/clientSecret").asString());
        }
    }
}
