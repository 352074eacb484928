package dev.lightbox.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.lightbox.backup.TestSnapshot.Row;
import dev.lightbox.backup.internal.content.TestSnapshotJson;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import dev.lightbox.kernel.Secret;
import dev.lightbox.repository.LocalBlobStore;
import dev.lightbox.repository.Repository;
import dev.lightbox.repository.RepositorySettings;
import dev.lightbox.xray.client.ApiCredentials;
import dev.lightbox.xray.client.ClientSettings;
import dev.lightbox.xray.client.RetryPolicy;
import dev.lightbox.xray.client.XrayClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Test snapshots of a real site over HTTP, in a real repository. */
class TestSnapshotsTest {
    private static final Path GOLDEN = Path.of("..", "docs", "format", "golden");

    @TempDir
    Path folder;

    private TestSite site;
    private Repository repository;

    @BeforeEach
    void start() {
        site = new TestSite("example", "CALC", 1);
        repository = TestRepository.create(folder.resolve("repository"));
    }

    @AfterEach
    void stop() {
        repository.close();
        site.close();
    }

    private TestSnapshots snapshots() {
        return new TestSnapshots(repository, site.clock());
    }

    private TestSnapshot take() {
        return take(site.client(), site.url());
    }

    private TestSnapshot take(XrayClient opened, URI url) {
        try (XrayClient client = opened) {
            return snapshots().take(client, new TestSnapshot.Site("c1", "Production", url, ""), "ann");
        }
    }

    @Test
    void whatTheSiteHasIsFrozenAndReadBackFromTheRepositoryAlone() {
        SampleContent.fill(site);
        long tests = SampleContent.counts().get(ItemKind.TEST);

        TestSnapshot taken = take();

        assertThat(taken.state()).isEqualTo(TestSnapshot.State.COMPLETE);
        assertThat(taken.total()).isEqualTo(tests);
        assertThat(tests).as("more than one page").isGreaterThan(TestSnapshots.LIMIT);
        assertThat(taken.rows()).hasSize(TestSnapshots.LIMIT).allSatisfy(row -> {
            assertThat(row.key()).startsWith("CALC-");
            assertThat(row.testType()).isNotEmpty();
        });
        site.manualTest("One more");
        try (Repository reopened = Repository.open(
                new LocalBlobStore(folder.resolve("repository")),
                Secret.of("a password"),
                RepositorySettings.standard())) {
            TestSnapshots others = new TestSnapshots(reopened, InstantSource.system());
            assertThat(others.find(taken.id())).isEqualTo(taken);
            assertThat(others.list("c1")).containsExactly(taken);
            assertThat(others.list("another")).isEmpty();
        }
    }

    @Test
    void aSiteWithoutTestsSaysSo() {
        TestSnapshot taken = take();

        assertThat(taken.state()).isEqualTo(TestSnapshot.State.EMPTY);
        assertThat(taken.sentence()).contains("no test yet");
    }

    @Test
    void aTestSnapshotIsNoBackupAndLatestLeavesItAside() {
        SampleContent.fill(site);
        String backup;
        try (XrayClient client = site.client()) {
            backup = new Capture(site.clock())
                    .run(
                            client,
                            repository,
                            CaptureRequest.everything(site.url(), folder.resolve("journal")),
                            Progress.none())
                    .snapshotId()
                    .orElseThrow();
        }
        take();

        assertThat(TestSnapshots.backup(repository, "latest").manifest().id().toString())
                .isEqualTo(backup);
        assertThatThrownBy(() -> snapshots().find(backup)).hasMessageContaining("is a backup");
    }

    @Test
    void rejectedCredentialsLeaveNothingBehind() {
        ApiCredentials wrong = new ApiCredentials("0".repeat(32), Secret.of("0".repeat(64)));

        assertThatThrownBy(() -> take(site.client(wrong), site.url())).isInstanceOf(LightboxException.class);
        assertThat(repository.snapshots()).isEmpty();
    }

    @Test
    void whatIsMissingIsToldAndTheRestIsKept() throws IOException {
        String answer = """
                {"errors": [{"message": "testType is not available", "path": ["getTests", "results", 1, "testType"]}],
                 "data": {"getTests": {"total": 4, "results": [
                   {"issueId": "1", "testType": {"name": "Manual"}, "jira": {"key": "A-1", "summary": "One"}},
                   {"issueId": "2", "testType": null, "jira": {"key": "A-2", "summary": "Two"}},
                   null]}}}""";

        TestSnapshot taken = takeFrom(answer);

        assertThat(taken.state()).isEqualTo(TestSnapshot.State.PARTIAL);
        assertThat(taken.rows()).containsExactly(new Row("1", "A-1", "One", "Manual"), new Row("2", "A-2", "Two", ""));
        assertThat(taken.sentence())
                .contains("2 rows are frozen where 4 were expected", "testType is not available")
                .contains("1 tests came without content", "1 tests came without the Xray field");
    }

    @Test
    void aSiteThatAnswersWithoutTestsIsRefusedInItsOwnWords() {
        assertThatThrownBy(() -> takeFrom("{\"errors\": [{\"message\": \"Not for you\"}], \"data\": null}"))
                .hasMessageContaining("Not for you");
        assertThat(repository.snapshots()).isEmpty();
    }

    /** A site that knows one answer, since ours never fails by halves. */
    private TestSnapshot takeFrom(String graphql) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        // An unsigned token that ends in 2100.
        String token = "\"eyJhbGciOiJIUzI1NiJ9.eyJ0ZW5hbnQiOiJ0IiwiYWNjb3VudElkIjoiYSIsImV4cCI6NDEwMjQ0NDgwMH0.c2ln\"";
        server.createContext("/api/v2/", exchange -> {
            String reply = exchange.getRequestURI().getPath().endsWith("authenticate") ? token : graphql;
            byte[] bytes = reply.getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try (HttpClient http = ClientSettings.httpClient().build()) {
            URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            ApiCredentials pair = new ApiCredentials("id", Secret.of("secret"));
            return take(
                    XrayClient.open(
                            url, () -> pair, ClientSettings.standard(http).withRetry(RetryPolicy.NONE)),
                    url);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void theGoldenDocumentsAreReadAndWrittenAsTheyAre() throws IOException {
        String info = Files.readString(GOLDEN.resolve("test-snapshot-v1.info.json"));
        byte[] table = Files.readAllBytes(GOLDEN.resolve("test-snapshot-v1.table.json"));

        TestSnapshot read = TestSnapshotJson.read("id", info, table);

        assertThat(read.rows().getLast()).isEqualTo(new Row("10235", "CALC-12", "Größe der Summe", "Cucumber"));
        assertThat(read.state()).isEqualTo(TestSnapshot.State.COMPLETE);
        assertThat(TestSnapshotJson.info(read)).isEqualTo(info);
        assertThat(TestSnapshotJson.table(read.rows())).isEqualTo(table);
    }

    @Test
    void aNewerVersionIsRefused() throws IOException {
        String info = Files.readString(GOLDEN.resolve("test-snapshot-v1.info.json"))
                .replace("\"version\":1", "\"version\":2");

        assertThatThrownBy(() -> TestSnapshotJson.read("id", info, TestSnapshotJson.table(List.of())))
                .hasMessageContaining("was not written by this version");
    }
}
