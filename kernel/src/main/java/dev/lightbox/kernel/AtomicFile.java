package dev.lightbox.kernel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/**
 * Writes a file whole or not at all: temporary name beside the target, fsync, rename, fsync of the folder. A reader sees
 * the old file or the new one, also after a power cut. Files are readable by their owner only.
 */
public final class AtomicFile {
    private AtomicFile() {}

    /** Puts {@code content} at {@code target}, replacing what is there. The folder must exist. */
    public static void write(Path target, byte[] content) throws IOException {
        publish(
                target,
                content,
                temporary -> Files.move(
                        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
    }

    /**
     * Puts {@code content} at {@code target}, where nothing may be yet.
     *
     * @throws java.nio.file.FileAlreadyExistsException when something is there, which is then left as it is
     */
    public static void create(Path target, byte[] content) throws IOException {
        publish(target, content, temporary -> giveNewName(temporary, target));
    }

    private interface Publication {
        void publish(Path temporary) throws IOException;
    }

    private static void publish(Path target, byte[] content, Publication publication) throws IOException {
        Path folder = Objects.requireNonNull(target.toAbsolutePath().getParent(), "a file lies in a folder");
        Path temporary = Files.createTempFile(folder, "." + target.getFileName(), ".tmp", ownerOnly("rw-------"));
        try {
            try (FileChannel channel = FileChannel.open(temporary, Set.of(StandardOpenOption.WRITE))) {
                ByteBuffer buffer = ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            publication.publish(temporary);
            forceFolder(folder);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** A hard link is the one way to take a name only if it is free; some network drives have none. */
    private static void giveNewName(Path temporary, Path target) throws IOException {
        try {
            Files.createLink(target, temporary);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            if (Files.exists(target)) {
                throw new FileAlreadyExistsException(target.toString());
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Creates a folder, and its missing parents, that only the owner may enter. */
    public static void createPrivateFolder(Path folder) throws IOException {
        Files.createDirectories(folder, ownerOnly("rwx------"));
    }

    /** Makes the names in {@code folder} durable. Where a folder cannot be opened (Windows) the file system does that itself. */
    public static void forceFolder(Path folder) throws IOException {
        if (isPosix()) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
