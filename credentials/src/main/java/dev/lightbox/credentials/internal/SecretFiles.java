package dev.lightbox.credentials.internal;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.Finding;
import dev.lightbox.kernel.LightboxException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files that hold a secret which something else wrote there. */
public final class SecretFiles {
    private static final int LONGEST = 1 << 16;

    /** Where the kernel shows what a process holds, a master key in its environment included. */
    private static final Path PROCESSES = Path.of("/proc");

    private SecretFiles() {}

    /**
     * Whether a file is one of Lightbox's own, by whatever links it is reached; it need not be there.
     *
     * @param home the folder in which Lightbox keeps everything
     */
    public static boolean isOwn(Path file, Optional<Path> home) {
        Path real = real(file);
        return Stream.concat(Stream.of(PROCESSES), home.map(SecretFiles::real).stream())
                .anyMatch(real::startsWith);
    }

    /** Without links, as far as it is there. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException notThere) {
            Path folder = path.getParent();
            return folder == null
                    ? path
                    : real(folder)
                            .resolve(Objects.requireNonNull(path.getFileName()))
                            .normalize();
        }
    }

    /** @throws LightboxException {@code NO_CREDENTIALS} when it cannot be read, or is too long to be a secret */
    public static String read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(LONGEST + 1);
            if (content.length > LONGEST) {
                throw refused(file, "is longer than " + LONGEST + " bytes", null);
            }
            return new String(content, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw refused(file, Files.exists(file) ? "cannot be read by Lightbox" : "is not there", failure);
        }
    }

    private static LightboxException refused(Path file, String found, @Nullable IOException cause) {
        return new LightboxException(
                ErrorCode.NO_CREDENTIALS,
                "The file " + file + " " + found + "; the credentials come from it.",
                "Look whether the secret is mounted there, and who may read it.",
                cause);
    }

    /** Says which of the files other users of the machine may read. */
    public static List<Finding> warnings(Path file, Optional<Path> other) {
        return Stream.concat(Stream.of(file), other.stream())
                .filter(SecretFiles::isOpenToOthers)
                .map(open -> Finding.warning(
                        "secret-file-open",
                        "The file " + open + " can be read by every user of this machine.",
                        "Take that right away: chmod o-r " + open))
                .toList();
    }

    /** When the later one was written; empty when neither is there. */
    public static Optional<Instant> writtenAt(Path file, Optional<Path> other) {
        return Stream.concat(Stream.of(file), other.stream())
                .flatMap(each -> writtenAt(each).stream())
                .max(Comparator.naturalOrder());
    }

    private static Optional<Instant> writtenAt(Path file) {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toInstant());
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    private static boolean isOpenToOthers(Path file) {
        try {
            return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                    && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException notThere) {
            return false;
        }
    }
}
