package dev.lightbox.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.backup.BackupRun;
import dev.lightbox.backup.BackupState;
import dev.lightbox.doctor.Verdict;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.persistence.DataDirectory;
import dev.lightbox.server.LightboxServer;
import dev.lightbox.server.ServerSettings;
import dev.lightbox.server.application.Application;
import dev.lightbox.server.application.ApplicationSettings;
import dev.lightbox.server.operations.BackupOperation.RunBackup;
import dev.lightbox.server.operations.ConnectionOperation.AddConnection;
import dev.lightbox.server.operations.ConnectionOperation.CheckConnection;
import dev.lightbox.server.operations.ConnectionOperation.ConfirmTenant;
import dev.lightbox.server.operations.ConnectionOperation.Connection;
import dev.lightbox.server.operations.ConnectionOperation.FindConnection;
import dev.lightbox.server.operations.ConnectionOperation.SaveCredentials;
import dev.lightbox.server.operations.KeyOperation.CreateKey;
import dev.lightbox.server.operations.KeyOperation.IssuedKey;
import dev.lightbox.server.operations.RestoreOperation.PlanRestore;
import dev.lightbox.server.operations.SiteOperation.CreateUser;
import dev.lightbox.server.operations.TenantOperation.CreateSite;
import dev.lightbox.server.operations.TestSnapshotOperation.TakeTestSnapshot;
import dev.lightbox.xray.api.SiteHost;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Behind one address there are two sites of ours, and the credentials of the second get into the connection to the first. */
class WrongSiteTest {
    private static final Actor ANN = new Actor("ann", "127.0.0.1");

    @TempDir
    Path folder;

    private DataDirectory directory;
    private Application application;
    private LightboxServer server;
    private Operations first;
    private Operations second;

    @BeforeEach
    void start() {
        directory = DataDirectory.open(folder, InstantSource.system());
        application = Application.open(directory, ApplicationSettings.standard());
        server = LightboxServer.start(
                application, new ServerSettings(InetAddress.getLoopbackAddress(), 0, 0, Optional.empty()));
        first = application.operations();
        first.run(new CreateSite("other", "https://other.atlassian.net", "eu"), ANN);
        second = first.in("other");
        first.run(new AddConnection("sample", server.site(SiteHost.GLOBAL), Map.of()), ANN);
    }

    @AfterEach
    void stop() {
        server.close();
        application.close();
        directory.close();
    }

    private void saveKeyOf(Operations site) {
        site.run(new CreateUser("robot", "Robot", "robot@example.com", true), ANN);
        IssuedKey key =
                Objects.requireNonNull(site.run(new CreateKey("robot"), ANN).issued());
        first.run(new SaveCredentials("sample", key.clientId(), key.clientSecret(), true, null), ANN);
    }

    private Verdict verdict() {
        return first.run(new CheckConnection("sample"), ANN).verdict();
    }

    private BackupRun backup() {
        return first.run(new RunBackup("sample"), ANN);
    }

    private Connection sample() {
        return first.run(new FindConnection("sample"), ANN);
    }

    @Test
    void aBackupWhoseTokenNamesAnotherTenantFailsBeforeItReadsAndNamesBoth() {
        saveKeyOf(first);
        assertThat(verdict()).isEqualTo(Verdict.HEALTHY);
        String remembered = sample().tenant();
        saveKeyOf(second);

        BackupRun run = backup();

        String other = Objects.requireNonNull(sample().otherTenant()).tenant();
        assertThat(run.state()).contains(BackupState.FAILED);
        assertThat(run.toString()).contains(remembered, other);
        assertThat(run.snapshotId()).isEmpty();
    }

    @Test
    void theCheckSaysSoAndBackupsWaitForAPerson() {
        saveKeyOf(first);
        assertThat(verdict()).isEqualTo(Verdict.HEALTHY);
        saveKeyOf(second);

        assertThat(verdict()).isEqualTo(Verdict.WRONG_SITE);
        assertThat(backup().state()).contains(BackupState.FAILED);
        first.run(new ConfirmTenant("sample", null), ANN);

        assertThat(verdict()).isEqualTo(Verdict.HEALTHY);
        assertThat(backup().state()).contains(BackupState.COMPLETE_WITH_GAPS);
    }

    @Test
    void aRestoreDoesNotBeginOnAnotherTenantEither() {
        saveKeyOf(first);
        assertThat(verdict()).isEqualTo(Verdict.HEALTHY);
        String snapshot = backup().snapshotId().orElseThrow();
        saveKeyOf(second);

        assertWrongSite(() -> first.run(new PlanRestore(snapshot, "sample", Map.of(), false), ANN));
    }

    @Test
    void aTestSnapshotIsNotTakenOfAnotherTenantEither() {
        saveKeyOf(first);
        assertThat(verdict()).isEqualTo(Verdict.HEALTHY);
        saveKeyOf(second);

        assertWrongSite(() -> first.run(new TakeTestSnapshot("sample"), ANN));
    }

    private static void assertWrongSite(ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        LightboxException.class,
                        stopped -> assertThat(stopped.code()).isEqualTo(ErrorCode.WRONG_SITE));
    }
}
