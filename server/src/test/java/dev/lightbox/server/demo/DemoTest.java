package dev.lightbox.server.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import dev.lightbox.persistence.DataDirectory;
import dev.lightbox.server.LightboxServer;
import dev.lightbox.server.ServerSettings;
import dev.lightbox.server.application.Application;
import dev.lightbox.server.application.ApplicationSettings;
import dev.lightbox.server.operations.ConnectionOperation.AddConnection;
import dev.lightbox.server.operations.ConnectionOperation.Connection;
import dev.lightbox.server.operations.ConnectionOperation.FindConnection;
import dev.lightbox.server.operations.KeyOperation.RegenerateSecret;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.operations.RepositoryOperation.ListSnapshots;
import dev.lightbox.server.operations.SettingOperation.SetCucumber;
import dev.lightbox.server.operations.SiteOperation.DescribeSite;
import dev.lightbox.server.operations.TenantOperation.EndMove;
import dev.lightbox.server.operations.TenantOperation.Listener;
import dev.lightbox.server.operations.TenantOperation.StartMove;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteUser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoTest {
    private static final Actor ANN = new Actor("ann", "127.0.0.1");
    private static final ServerSettings ANY_PORT =
            new ServerSettings(InetAddress.getLoopbackAddress(), 0, 0, Optional.empty());

    private static final Progress STOPPED = new Progress() {
        @Override
        public void report(Step step) {}

        @Override
        public boolean cancelRequested() {
            return true;
        }
    };

    @TempDir
    Path folder;

    @Test
    void aSecondStartGoesOnAlsoAfterSomebodyHasTriedTheButtons() {
        try (DataDirectory directory = DataDirectory.open(folder, InstantSource.system());
                Application application = Application.open(directory, ApplicationSettings.standard());
                LightboxServer server = LightboxServer.start(application, ANY_PORT)) {
            Demo demo = new Demo(application, server, Progress.none());
            Demo.Ready first = demo.prepare(Optional.empty());
            long issues = issues(application);

            application.operations().run(new RegenerateSecret(first.key().clientId()), ANN);
            Demo.Ready second = demo.prepare(Optional.of(first.key()));

            assertThat(second.key().clientId()).isEqualTo(first.key().clientId());
            assertThat(second.key().clientSecret()).isNotEqualTo(first.key().clientSecret());
            assertThat(demo.prepare(Optional.of(second.key())).key()).isEqualTo(second.key());
            assertThat(issues(application)).isEqualTo(issues).isGreaterThan(100);
        }
    }

    @Test
    void everyConnectionToTheSampleSiteFollowsItToOtherPorts() {
        try (DataDirectory directory = DataDirectory.open(folder, InstantSource.system());
                Application application = Application.open(directory, ApplicationSettings.standard());
                LightboxServer server = LightboxServer.start(application, ANY_PORT)) {
            URI global = URI.create("http://127.0.0.1:1");
            URI eu = URI.create("http://127.0.0.1:2");
            URI elsewhere = URI.create("https://xray.example");
            Operations operations = application.operations();
            operations.run(new AddConnection("Mine", eu, Map.of("eu", eu, "global", global)), ANN);
            operations.run(new AddConnection("Elsewhere", elsewhere, Map.of()), ANN);

            new Demo(application, server, Progress.none()).follow(Map.of("global", global, "eu", eu));

            Connection mine = operations.run(new FindConnection("Mine"), ANN);
            assertThat(mine.baseUrl()).isEqualTo(server.site(SiteHost.EU));
            assertThat(mine.hosts())
                    .isEqualTo(Map.of("eu", server.site(SiteHost.EU), "global", server.site(SiteHost.GLOBAL)));
            assertThat(operations.run(new FindConnection("Elsewhere"), ANN).baseUrl())
                    .isEqualTo(elsewhere);
        }
    }

    @Test
    void aConnectionThatFollowedStaysWhereThePortsOfBothStartsOverlap() {
        try (DataDirectory directory = DataDirectory.open(folder, InstantSource.system());
                Application application = Application.open(directory, ApplicationSettings.standard());
                LightboxServer server = LightboxServer.start(application, ANY_PORT)) {
            Demo demo = new Demo(application, server, Progress.none());
            demo.prepare(Optional.empty());
            Map<String, URI> now = application.siteHosts();
            // What is the listener of the United States now was the global one of the earlier start.
            Map<String, URI> before = Map.of("global", now.get("us"), "us", now.get("global"));

            demo.follow(before);

            Connection sample = application.operations().run(new FindConnection("Sample site"), ANN);
            assertThat(sample.hosts()).isEqualTo(now);
            assertThat(sample.baseUrl()).isEqualTo(server.site(SiteHost.GLOBAL));
        }
    }

    @Test
    void aFirstBackupThatWasStoppedIsMadeUpForByTheNextStart() {
        try (DataDirectory directory = DataDirectory.open(folder, InstantSource.system());
                Application application = Application.open(directory, ApplicationSettings.standard());
                LightboxServer server = LightboxServer.start(application, ANY_PORT)) {
            assertThatThrownBy(() -> new Demo(application, server, STOPPED).prepare(Optional.empty()))
                    .isInstanceOf(LightboxException.class);
            assertThat(snapshots(application)).isZero();

            new Demo(application, server, Progress.none()).prepare(Optional.empty());

            assertThat(snapshots(application)).isEqualTo(1);
        }
    }

    @Test
    void aMovedSampleSiteAnswersAsBefore() {
        try (DataDirectory directory = DataDirectory.open(folder, InstantSource.system());
                Application application = Application.open(directory, ApplicationSettings.standard());
                LightboxServer server = LightboxServer.start(application, ANY_PORT)) {
            new Demo(application, server, Progress.none()).prepare(Optional.empty());
            List<String> before = answers(application);
            Object counts =
                    application.operations().run(new DescribeSite(), ANN).counts();

            var started = application.operations().run(new StartMove("xray", "us"), ANN);
            assertThat(started.hosts()).noneMatch(Listener::serves);
            assertThatThrownBy(() -> application.operations().run(new SetCucumber(true, true), ANN))
                    .hasMessageContaining("under way");
            var ended = application.operations().run(new EndMove(true), ANN);

            assertThat(ended.hosts().stream().filter(Listener::serves).map(Listener::name))
                    .containsExactlyInAnyOrder("global", "us");
            assertThat(answers(application)).isEqualTo(before).allMatch(answer -> answer.contains("issueId"));
            assertThat(application.operations().run(new DescribeSite(), ANN).counts())
                    .isEqualTo(counts);
        }
    }

    private static List<String> answers(Application application) {
        long tenant = application.tenant().id();
        SiteUser user = application
                .identity()
                .users()
                .findByUserKey(tenant, "backup-service")
                .orElseThrow();
        Caller caller = application.identity().callers().find(user.id()).orElseThrow();
        return Stream.of(
                        "{ getTests(limit: 100) { total results { issueId testType { name } status { name } gherkin unstructured"
                                + " steps { id action data result } folder { path } jira(fields: [\"key\", \"summary\", \"labels\"]) } } }",
                        "{ getTestPlans(limit: 10) { total results { issueId tests(limit: 100) { results { issueId } } } } }",
                        "{ getTestExecutions(limit: 10) { total results { issueId testRuns(limit: 100) { results { id status { name }"
                                + " startedOn finishedOn comment defects evidence { id filename size } } } } } }",
                        "{ getPreconditions(limit: 10) { total results { issueId definition tests(limit: 10) { results { issueId } } } } }")
                .map(query -> application
                        .regions()
                        .of(tenant)
                        .graphQl()
                        .execute(caller, query, null, Map.of(), URI.create("http://localhost")))
                .map(reply -> new String(reply.json(), StandardCharsets.UTF_8))
                .toList();
    }

    private static long snapshots(Application application) {
        return application
                .operations()
                .run(new ListSnapshots(), ANN)
                .snapshots()
                .size();
    }

    private static long issues(Application application) {
        return application
                .regions()
                .of(application.tenant().id())
                .store()
                .read(sql -> sql.sql("SELECT count(*) FROM site_issue")
                        .query(Long.class)
                        .single());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"admin\":{\"user\":\"admin\"}}"})
    void aDamagedFileCountsAsNone(String damaged) throws IOException {
        assertThat(DemoFile.read(Files.writeString(folder.resolve("demo.json"), damaged)))
                .isEmpty();
    }
}
