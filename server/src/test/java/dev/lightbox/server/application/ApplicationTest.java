package dev.lightbox.server.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.persistence.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationTest {
    @TempDir
    Path folder;

    @Test
    void aLostMasterKeyIsToldAndNotReplacedByOneThatOpensNothing() throws IOException {
        try (DataDirectory directory = DataDirectory.open(folder, InstantSource.system())) {
            Application.open(directory, ApplicationSettings.standard()).close();
            byte[] key = Files.readAllBytes(directory.masterKey());
            Files.delete(directory.masterKey());

            assertThatThrownBy(() -> Application.open(directory, ApplicationSettings.standard()))
                    .isInstanceOfSatisfying(
                            LightboxException.class,
                            told -> assertThat(told.code()).isEqualTo(ErrorCode.MASTER_KEY_MISMATCH));

            assertThat(directory.masterKey()).doesNotExist();
            Files.write(directory.masterKey(), key);
            Files.setPosixFilePermissions(directory.masterKey(), PosixFilePermissions.fromString("rw-------"));
            Application.open(directory, ApplicationSettings.standard()).close();
        }
    }

    @Test
    void closingTwiceDoesNoHarm() {
        try (DataDirectory directory = DataDirectory.open(folder, InstantSource.system())) {
            Application application = Application.open(directory, ApplicationSettings.standard());
            application.close();
            application.close();
        }
    }
}
