package dev.lightbox.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.backup.BackupRun;
import dev.lightbox.backup.BackupState;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import dev.lightbox.persistence.DataDirectory;
import dev.lightbox.server.LightboxServer;
import dev.lightbox.server.ServerSettings;
import dev.lightbox.server.application.Application;
import dev.lightbox.server.application.ApplicationSettings;
import dev.lightbox.server.operations.BackupOperation.ListRuns;
import dev.lightbox.server.operations.BackupOperation.RunBackup;
import dev.lightbox.server.operations.ConnectionOperation.AddConnection;
import dev.lightbox.server.operations.ConnectionOperation.CheckConnection;
import dev.lightbox.server.operations.ConnectionOperation.ListConnections;
import dev.lightbox.server.operations.ConnectionOperation.SaveCredentials;
import dev.lightbox.server.operations.KeyOperation.CreateKey;
import dev.lightbox.server.operations.SiteOperation.CreateProject;
import dev.lightbox.server.operations.SiteOperation.CreateUser;
import dev.lightbox.server.operations.SiteOperation.ListProjects;
import dev.lightbox.xray.api.SiteHost;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operations against a real application and a real server over loopback. */
class OperationsTest {
    private static final Actor ANN = new Actor("ann", "127.0.0.1");
    private static final ServerSettings ANY_PORT =
            new ServerSettings(InetAddress.getLoopbackAddress(), 0, 0, Optional.empty());

    @TempDir
    Path folder;

    private DataDirectory directory;
    private Application application;
    private LightboxServer server;

    @BeforeEach
    void start() {
        directory = DataDirectory.open(folder, InstantSource.system());
        application = Application.open(directory, ApplicationSettings.standard());
        server = LightboxServer.start(application, ANY_PORT);
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

    private static void assertFails(ErrorCode code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        LightboxException.class, told -> assertThat(told.code()).isEqualTo(code));
    }

    private void connectWithoutCredentials() {
        run(new AddConnection("sample", server.site(SiteHost.GLOBAL), Map.of()));
    }

    private void connect() {
        connectWithoutCredentials();
        run(new CreateUser("robot", "Robot", "robot@example.com", true));
        run(new CreateProject("CALC", "Calculator"));
        var key = run(new CreateKey("robot")).issued();
        assertThat(key).isNotNull();
        run(new SaveCredentials("sample", key.clientId(), key.clientSecret()));
    }

    /** Tells each step to the listener. */
    private static Progress telling(Consumer<Progress.Step> listener) {
        return new Progress() {
            @Override
            public void report(Step step) {
                listener.accept(step);
            }

            @Override
            public boolean cancelRequested() {
                return false;
            }
        };
    }

    @Test
    void aCommandBesideTheServerSeesAndDoesTheSame() {
        try (RemoteOperations remote = remote()) {
            remote.run(new CreateProject("CALC", "Calculator"), ANN);

            assertThat(run(new ListProjects())).isEqualTo(remote.run(new ListProjects(), ANN));
            assertFails(ErrorCode.NOT_FOUND, () -> remote.run(new CheckConnection("nowhere"), ANN));
        }
    }

    private RemoteOperations remote() {
        return switch (DataDirectory.tryOpen(folder, InstantSource.system())) {
            case DataDirectory.Attempt.HeldByServer(var held) -> new RemoteOperations(held.url(), held.token());
            case DataDirectory.Attempt other -> throw new AssertionError(other);
        };
    }

    @Test
    void aBackupThroughTheServerTellsItsProgressAndItsOutcome() {
        connect();
        List<Progress.Step> steps = new ArrayList<>();
        try (RemoteOperations remote = remote()) {
            BackupRun run = remote.run(new RunBackup("sample"), ANN, telling(steps::add));

            // The site is new and has nothing: so a site looks to a user without permissions, too.
            assertThat(run.state()).contains(BackupState.COMPLETE_WITH_GAPS);
            assertThat(run.gaps().toString()).contains("Nothing of the site was visible");
            assertThat(run(new BackupOperation.FindRun(run.id()))).isEqualTo(run);
        }
        assertThat(steps).extracting(Progress.Step::phase).contains("Writing the snapshot");
    }

    @Test
    void aBackupOfNothingIsPartOfTheHistory() {
        BackupRun withoutConnection = run(new RunBackup(""));
        connectWithoutCredentials();
        BackupRun withoutCredentials = run(new RunBackup("sample"));

        assertThat(List.of(withoutConnection, withoutCredentials))
                .extracting(run -> run.state().orElseThrow())
                .containsOnly(BackupState.SKIPPED_NO_CREDENTIALS);
        assertThat(run(new ListRuns(new Paging(1, 10))).total()).isEqualTo(2);
    }

    @Test
    void aConnectionWithoutCredentialsCannotBeChecked() {
        connectWithoutCredentials();

        assertFails(ErrorCode.NO_CREDENTIALS, () -> run(new CheckConnection("sample")));
    }

    @Test
    void aSecondBackupAtTheSameTimeIsRefusedAndLeavesNoTrace() {
        connect();
        AtomicReference<Throwable> second = new AtomicReference<>();

        application.operations().run(new RunBackup("sample"), ANN, telling(_ -> {
            try {
                Thread other = Thread.ofPlatform().start(() -> {
                    try {
                        run(new RunBackup("sample"));
                    } catch (LightboxException refused) {
                        second.set(refused);
                    }
                });
                other.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }));

        assertThat(second.get())
                .isInstanceOfSatisfying(
                        LightboxException.class, told -> assertThat(told.code()).isEqualTo(ErrorCode.BACKUP_RUNNING));
        assertThat(run(new ListRuns(new Paging(1, 10))).total()).isOne();
    }

    @Test
    void aBackupThatRunsWhenLightboxStopsIsInterruptedInTheHistory() throws InterruptedException {
        connect();
        Thread stopping = Thread.ofPlatform().unstarted(application::stopOperations);

        BackupRun run = application.backupRuns().find(interrupted(stopping)).orElseThrow();

        stopping.join();
        assertThat(run.state()).contains(BackupState.INTERRUPTED);
        assertThat(run.finishedAt()).isPresent();
    }

    private String interrupted(Thread stopping) {
        return application
                .operations()
                .run(new RunBackup("sample"), ANN, telling(_ -> {
                    if (stopping.getState() == Thread.State.NEW) {
                        stopping.start();
                    }
                    while (takesOperations()) {
                        Thread.onSpinWait();
                    }
                }))
                .id();
    }

    private boolean takesOperations() {
        try {
            run(new ListConnections());
            return true;
        } catch (LightboxException stopping) {
            return false;
        }
    }
}
