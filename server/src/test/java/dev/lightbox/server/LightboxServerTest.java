package dev.lightbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.backup.BackupState;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.persistence.DataDirectory;
import dev.lightbox.server.application.Application;
import dev.lightbox.server.application.ApplicationSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LightboxServerTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    @TempDir
    Path folder;

    @Test
    void aStartThatFailedHasDrawnNoPasswordThatNobodySaw() throws IOException {
        try (DataDirectory directory = DataDirectory.open(folder, InstantSource.system());
                Application application = Application.open(directory, ApplicationSettings.standard())) {
            try (ServerSocket taken = new ServerSocket(0, 1, HERE)) {
                assertThatThrownBy(() -> LightboxServer.start(
                                application, new ServerSettings(HERE, taken.getLocalPort(), 0, Optional.empty())))
                        .isInstanceOfSatisfying(
                                LightboxException.class,
                                told -> assertThat(told.code()).isEqualTo(ErrorCode.PORT_TAKEN));
            }

            try (LightboxServer server =
                    LightboxServer.start(application, new ServerSettings(HERE, 0, 0, Optional.empty()))) {
                assertThat(server.firstPassword()).isPresent();
            }
        }
    }

    @Test
    void aBackupThatAKillCutOffIsToldAsInterruptedAtTheNextOpening() {
        String run;
        try (DataDirectory directory = DataDirectory.open(folder, InstantSource.system());
                Application application = Application.open(directory, ApplicationSettings.standard())) {
            run = application.backupRuns().begin("", "sample").id();
        }

        try (DataDirectory directory = DataDirectory.open(folder, InstantSource.system());
                Application application = Application.open(directory, ApplicationSettings.standard())) {
            assertThat(application.backupRuns().find(run))
                    .hasValueSatisfying(found -> assertThat(found.state()).contains(BackupState.INTERRUPTED));
        }
    }
}
