package dev.lightbox.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.repository.internal.store.FileTrouble;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalBlobStoreTest extends BlobStoreContract {
    @TempDir
    Path folder;

    @Override
    protected BlobStore newStore() {
        return new LocalBlobStore(folder.resolve("repository"));
    }

    @Test
    void filesAndFoldersAreTheOwnersOnly() throws IOException {
        newStore().write(new BlobName("packs/ab/abcd"), new byte[] {1});

        try (Stream<Path> all = Files.walk(folder.resolve("repository"))) {
            assertThat(all)
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void aTemporaryFileOfAKilledWriteIsNotListed() throws IOException {
        BlobStore store = newStore();
        store.write(new BlobName("index/ab"), new byte[] {1});
        Files.write(folder.resolve("repository/index/.cd123.tmp"), new byte[] {2});

        assertThat(store.list("")).hasSize(1);
    }

    @Test
    void aPlaceThatIsNoFolderIsToldWithTheNextStep() throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "a file");
        LocalBlobStore store = new LocalBlobStore(taken);

        assertThatThrownBy(() -> store.write(new BlobName("config"), new byte[] {1}))
                .isInstanceOfSatisfying(LightboxException.class, failure -> {
                    assertThat(failure.code()).isEqualTo(ErrorCode.IO_FAILED);
                    assertThat(failure.getMessage()).contains(taken.toString());
                    assertThat(failure.remedy()).isNotBlank();
                });
    }

    @ParameterizedTest
    @CsvSource({
        "No space left on device, NO_SPACE, disk is full",
        "There is not enough space on the disk, NO_SPACE, disk is full",
        "Disk quota exceeded, NO_SPACE, disk is full",
        "Read-only file system, IO_FAILED, read-only",
        "Input/output error, IO_FAILED, Input/output error"
    })
    void whatTheDiskRefusesIsToldInWords(String reason, ErrorCode code, String told) {
        Path file = folder.resolve("packs/ab");

        LightboxException failure =
                FileTrouble.writing(file, 4096, new FileSystemException(file.toString(), null, reason));

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.getMessage()).contains(file.toString(), "4096 bytes", told);
        assertThat(failure.remedy()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "../config", "packs/../../etc", "packs//ab", "/etc", "Packs", "a b", "packs/", ".x"})
    void aNameThatCouldLeaveTheFolderIsNoName(String name) {
        assertThatThrownBy(() -> new BlobName(name)).isInstanceOf(IllegalArgumentException.class);
    }
}
