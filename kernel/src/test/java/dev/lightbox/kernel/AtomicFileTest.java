package dev.lightbox.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    @Test
    void aFileIsReplacedAndOnlyItsOwnerMayReadIt() throws IOException {
        Path target = folder.resolve("demo.json");
        Files.writeString(target, "old");

        AtomicFile.write(target, "new".getBytes());

        assertThat(target).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileThatMustBeNewNeverReplacesAnother() throws IOException {
        Path target = folder.resolve("pack");
        AtomicFile.create(target, new byte[] {1});

        assertThatThrownBy(() -> AtomicFile.create(target, new byte[] {2}))
                .isInstanceOf(FileAlreadyExistsException.class);

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(target);
        }
        assertThat(target).hasBinaryContent(new byte[] {1});
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-------");
    }

    @Test
    void aFailedWriteLeavesNothingBehind() throws IOException {
        Path target =
                Files.createDirectories(folder.resolve("taken/by-a-folder")).getParent();

        assertThatThrownBy(() -> AtomicFile.write(target, new byte[] {1})).isInstanceOf(IOException.class);

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(target);
        }
    }
}
