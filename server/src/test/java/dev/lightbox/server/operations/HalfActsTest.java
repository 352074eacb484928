package dev.lightbox.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.doctor.Verdict;
import dev.lightbox.doctor.watch.HealthCheck;
import dev.lightbox.doctor.watch.Occasion;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.persistence.DataDirectory;
import dev.lightbox.server.LightboxServer;
import dev.lightbox.server.ServerSettings;
import dev.lightbox.server.application.Application;
import dev.lightbox.server.application.ApplicationSettings;
import dev.lightbox.server.operations.ConnectionOperation.AddConnection;
import dev.lightbox.server.operations.ConnectionOperation.CheckConnection;
import dev.lightbox.server.operations.ConnectionOperation.FindConnection;
import dev.lightbox.server.operations.ConnectionOperation.RemoveConnection;
import dev.lightbox.server.operations.ConnectionOperation.SaveCredentials;
import dev.lightbox.server.operations.KeyOperation.CreateKey;
import dev.lightbox.server.operations.KeyOperation.IssuedKey;
import dev.lightbox.server.operations.SiteOperation.CreateUser;
import dev.lightbox.xray.api.SiteHost;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Acts upon a connection that fail in their midst, since what they write last cannot be written: they change nothing. */
class HalfActsTest {
    private static final Actor ANN = new Actor("ann", "127.0.0.1");

    @TempDir
    Path folder;

    private DataDirectory directory;
    private Application application;
    private LightboxServer server;
    private String id = "";

    @BeforeEach
    void start() {
        directory = DataDirectory.open(folder, InstantSource.system());
        application = Application.open(directory, ApplicationSettings.standard());
        server = LightboxServer.start(
                application, new ServerSettings(InetAddress.getLoopbackAddress(), 0, 0, Optional.empty()));
        id = run(new AddConnection("sample", server.site(SiteHost.GLOBAL), Map.of()))
                .id();
        run(new CreateUser("robot", "Robot", "robot@example.com", true));
        IssuedKey key = Objects.requireNonNull(run(new CreateKey("robot")).issued());
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

    /** From now on this cannot be done to a table of SQLite. */
    private void broken(String what) {
        application
                .database()
                .update(sql -> sql.sql("CREATE TRIGGER broken BEFORE " + what
                                + " BEGIN SELECT RAISE(ABORT, 'broken on purpose'); END")
                        .update());
    }

    @Test
    void aRemovalThatFailsLeavesTheConnectionAndItsHistory() {
        application
                .health()
                .checked(id, "sample", new HealthCheck(Instant.now(), Verdict.EDGE_ERROR, Occasion.PERSON, "ann", 5));
        broken("DELETE ON doctor_check");

        assertThatThrownBy(() -> run(new RemoveConnection("sample"))).hasMessageContaining("broken on purpose");

        assertThat(run(new FindConnection("sample")).current()).isNotNull();
        assertThat(application.health().history().last(id)).isPresent();
    }

    @Test
    void aCheckThatCannotBeKeptAsAWholeIsNotKept() {
        broken("UPDATE OF acting_account ON connection_pair");

        assertThatThrownBy(() -> run(new CheckConnection("sample"))).hasMessageContaining("broken on purpose");

        assertThat(run(new FindConnection("sample")).lastCheck()).isNull();
        assertThat(application.health().history().last(id)).isEmpty();
        assertThat(application
                        .health()
                        .projects()
                        .expected(id, application.tenant().uuid().toString()))
                .isEmpty();
    }
}
