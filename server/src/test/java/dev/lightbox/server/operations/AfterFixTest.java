package dev.lightbox.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.backup.TestSnapshot;
import dev.lightbox.doctor.Verdict;
import dev.lightbox.doctor.watch.HealthCheck;
import dev.lightbox.doctor.watch.Occasion;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.persistence.DataDirectory;
import dev.lightbox.server.LightboxServer;
import dev.lightbox.server.ServerSettings;
import dev.lightbox.server.application.Application;
import dev.lightbox.server.application.ApplicationSettings;
import dev.lightbox.server.operations.AfterFixSteps.State;
import dev.lightbox.server.operations.AfterFixSteps.Step;
import dev.lightbox.server.operations.BackupOperation.RunBackup;
import dev.lightbox.server.operations.ConnectionOperation.AddConnection;
import dev.lightbox.server.operations.ConnectionOperation.CheckConnection;
import dev.lightbox.server.operations.ConnectionOperation.SaveCredentials;
import dev.lightbox.server.operations.FaultOperation.EndAllFaults;
import dev.lightbox.server.operations.FaultOperation.StartFault;
import dev.lightbox.server.operations.HealthOperation.BeginAfterFix;
import dev.lightbox.server.operations.HealthOperation.KeepCredentials;
import dev.lightbox.server.operations.HealthOperation.ShowAfterFix;
import dev.lightbox.server.operations.HealthOperation.ShowHealth;
import dev.lightbox.server.operations.HealthOperation.StartWatch;
import dev.lightbox.server.operations.KeyOperation.CreateKey;
import dev.lightbox.server.operations.RepositoryOperation.DescribeSnapshot;
import dev.lightbox.server.operations.RepositoryOperation.ListSnapshots;
import dev.lightbox.server.operations.SiteOperation.CreateProject;
import dev.lightbox.server.operations.SiteOperation.CreateUser;
import dev.lightbox.server.operations.TestSnapshotOperation.ListTestSnapshots;
import dev.lightbox.server.operations.TestSnapshotOperation.ShowTestSnapshot;
import dev.lightbox.server.operations.TestSnapshotOperation.TakeTestSnapshot;
import dev.lightbox.xray.api.SiteHost;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a trouble to a proof that it is over, against a real site over loopback. */
class AfterFixTest {
    private static final Actor ANN = new Actor("ann", "127.0.0.1");

    @TempDir
    Path folder;

    private DataDirectory directory;
    private Application application;
    private LightboxServer server;

    @BeforeEach
    void start() {
        directory = DataDirectory.open(folder, InstantSource.system());
        application = Application.open(directory, ApplicationSettings.standard());
        server = LightboxServer.start(
                application, new ServerSettings(InetAddress.getLoopbackAddress(), 0, 0, Optional.empty()));
        run(new AddConnection("sample", server.site(SiteHost.GLOBAL), Map.of()));
        run(new CreateUser("robot", "Robot", "robot@example.com", true));
        run(new CreateProject("CALC", "Calculator"));
        var key = run(new CreateKey("robot")).issued();
        assertThat(key).isNotNull();
        run(new SaveCredentials("sample", key.clientId(), key.clientSecret()));
    }

    @AfterEach
    void stop() {
        server.close();
        application.close();
        directory.close();
    }

    private <R> R run(Operation<R> operation) {
        return application.operations().run(operation, ANN);
    }

    private List<State> states() {
        AfterFixSteps steps = run(new ShowAfterFix("sample")).steps();
        assertThat(steps).isNotNull();
        return steps.steps().stream().map(Step::state).toList();
    }

    @Test
    void aWatchThatEndsLeadsThroughTheStepsToATestSnapshot() {
        run(new StartFault("rate-limited", List.of(), List.of(), null, null, null));
        assertThat(run(new CheckConnection("sample")).verdict()).isEqualTo(Verdict.RATE_LIMITED);
        run(new StartWatch("sample"));
        assertThat(run(new ShowAfterFix("sample")).steps()).isNull();

        run(new EndAllFaults());
        application.operations().run(new CheckConnection("sample"), HealthOperations.WATCH);
        HealthOperation.Health health = run(new ShowHealth("sample", new Paging(1, 10)));
        assertThat(health.activeWatch()).isNull();
        assertThat(health.checks().getFirst().occasion()).isEqualTo(Occasion.WATCH);
        assertThat(health.told()).hasSize(1);
        assertThat(states()).containsExactly(State.NEXT, State.WAITING, State.WAITING, State.WAITING);

        run(new KeepCredentials("sample"));
        assertThat(states()).containsExactly(State.DONE, State.NEXT, State.WAITING, State.WAITING);
        run(new CheckConnection("sample"));
        assertThat(states()).containsExactly(State.DONE, State.DONE, State.DONE, State.NEXT);
        TestSnapshotOperation.Shown taken = run(new TakeTestSnapshot("sample"));

        assertThat(states()).containsOnly(State.DONE);
        assertThat(taken.state()).isEqualTo(TestSnapshot.State.EMPTY);
        assertThat(run(new ShowTestSnapshot(taken.snapshot().id()))).isEqualTo(taken);
        assertThat(run(new ListTestSnapshots("sample")).snapshots()).containsExactly(taken);
    }

    @Test
    void aCheckThatFailsAfterTheFixIsToldWithItsRemedy() {
        run(new BeginAfterFix("sample"));
        run(new KeepCredentials("sample"));
        run(new StartFault("rate-limited", List.of(), List.of(), null, null, null));

        run(new CheckConnection("sample"));

        assertThat(states()).containsExactly(State.DONE, State.DONE, State.FAILED, State.WAITING);
        assertThat(run(new ShowAfterFix("sample")).steps().steps().get(2).result())
                .contains(Verdict.RATE_LIMITED.remedy());
    }

    @Test
    void credentialsThatAreEnteredAgainAreTheFirstStep() {
        run(new BeginAfterFix("sample"));
        var key = run(new KeyOperation.RegenerateSecret(run(new KeyOperation.ListKeys("", new Paging(1, 1)))
                .keys()
                .getFirst()
                .clientId()));

        run(new SaveCredentials("sample", key.clientId(), key.clientSecret()));

        assertThat(states()).startsWith(State.DONE, State.NEXT);
    }

    @Test
    void aTestSnapshotIsNoBackup() {
        String backup = run(new RunBackup("sample")).snapshotId().orElseThrow();

        run(new TakeTestSnapshot("sample"));

        assertThat(run(new ListSnapshots()).snapshots()).hasSize(1);
        assertThat(run(new DescribeSnapshot("latest")).id()).isEqualTo(backup);
    }

    @Test
    void aConnectionThatIsRemovedTakesItsHistoryAlong() {
        String id = application.connections().require("sample").id().toString();
        application
                .health()
                .checked(id, "sample", new HealthCheck(Instant.now(), Verdict.UNKNOWN, Occasion.PERSON, "ann", 1));
        run(new StartWatch("sample"));

        run(new ConnectionOperation.RemoveConnection("sample"));

        assertThat(application.health().history().last(id)).isEmpty();
        assertThat(application.health().watches().newest(id)).isEmpty();
    }
}
