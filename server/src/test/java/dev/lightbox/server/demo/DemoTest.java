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
import dev.lightbox.server.operations.KeyOperation.RegenerateSecret;
import dev.lightbox.server.operations.RepositoryOperation.ListSnapshots;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
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

    private static long snapshots(Application application) {
        return application
                .operations()
                .run(new ListSnapshots(), ANN)
                .snapshots()
                .size();
    }

    private static long issues(Application application) {
        return application
                .database()
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
