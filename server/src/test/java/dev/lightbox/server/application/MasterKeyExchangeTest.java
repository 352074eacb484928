package dev.lightbox.server.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.credentials.MasterKey;
import dev.lightbox.credentials.MasterKeyFile;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.DataDirectory;
import dev.lightbox.server.operations.CredentialOperation.RotateMasterKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a rotation of the master key means to a repository whose password follows from the key. */
class MasterKeyExchangeTest {
    private static final Actor ANN = new Actor("ann", "127.0.0.1");

    @TempDir
    Path folder;

    private final RandomIds random = new RandomIds(new SecureRandom());
    private DataDirectory directory;
    private Application application;

    @BeforeEach
    void start() {
        directory = DataDirectory.open(folder, InstantSource.system());
        application = Application.open(directory, ApplicationSettings.standard());
        application.repository().getOrCreate();
    }

    @AfterEach
    void stop() {
        application.close();
        directory.close();
    }

    private void restart() {
        stop();
        directory = DataDirectory.open(folder, InstantSource.system());
        application = Application.open(directory, ApplicationSettings.standard());
    }

    private void rotate() {
        application.operations().run(new RotateMasterKey(), ANN);
    }

    private void assertOnePasswordOpens() {
        assertThat(application.repository().get().passwords().list()).hasSize(1);
    }

    @Test
    void theKeyIsExchangedAsOftenAsSomebodyWishes() {
        rotate();
        rotate();
        assertOnePasswordOpens();

        restart();

        assertOnePasswordOpens();
    }

    @Test
    void aKeyThatWasPreparedAndNeverUsedOpensNothingAfterTheNextStart() {
        MasterKey prepared = new MasterKeyFile(directory.masterKey()).prepare(random);
        application.repository().alsoOpenWith(RepositoryPassword.of(prepared));

        restart();

        assertOnePasswordOpens();
        assertThat(folder.resolve("master.key.next")).doesNotExist();
    }

    /** As if the process had ended between the change of the database and that of the file. */
    @Test
    void theOldKeyOpensNothingAfterTheNextStart() throws Exception {
        byte[] old = Files.readAllBytes(directory.masterKey());
        MasterKey oldKey = MasterKey.fromFile(directory.masterKey(), random);
        rotate();
        application.repository().alsoOpenWith(RepositoryPassword.of(oldKey));
        Files.move(directory.masterKey(), folder.resolve("master.key.next"));
        Files.write(directory.masterKey(), old);
        Files.setPosixFilePermissions(
                directory.masterKey(), Files.getPosixFilePermissions(folder.resolve("master.key.next")));

        restart();

        assertOnePasswordOpens();
        assertThat(folder.resolve("master.key.next")).doesNotExist();
        rotate();
        assertOnePasswordOpens();
    }
}
