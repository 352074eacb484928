package dev.lightbox.persistence;

import dev.lightbox.kernel.AtomicFile;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.persistence.internal.DirectoryLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder in which one Lightbox keeps everything, held by one process at a time. It is created, for its owner only,
 * when it is missing. Closing lets go of it. Thread-safe.
 */
public final class DataDirectory implements AutoCloseable {
    private static final String SERVER_FILE = "server.json";

    /** What came of an attempt to take a data directory. */
    public sealed interface Attempt {
        /** It is ours now; whoever asked closes it. */
        record Taken(DataDirectory directory) implements Attempt {}

        /** A server has it: commands work through that server. */
        record HeldByServer(ServerHandle server) implements Attempt {}

        /** A process has it that answers no requests: another command, or a server that is still starting. */
        record HeldByProcess(DirectoryHolder holder) implements Attempt {}
    }

    private final Path path;
    private final DirectoryLock lock;

    private DataDirectory(Path path, DirectoryLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Takes the directory.
     *
     * @throws LightboxException {@code DATA_DIRECTORY_IN_USE} when another process has it, {@code IO_FAILED} when it
     *     cannot be created or written
     */
    public static DataDirectory open(Path path, InstantSource clock) {
        return switch (tryOpen(path, clock)) {
            case Attempt.Taken(DataDirectory directory) -> directory;
            case Attempt.HeldByServer(ServerHandle server) ->
                throw inUse(path, "the Lightbox server at " + server.url() + " (process " + server.pid() + ")");
            case Attempt.HeldByProcess(DirectoryHolder holder) -> throw inUse(path, holder.toString());
        };
    }

    /**
     * Takes the directory if it is free, and otherwise says who has it.
     *
     * @throws LightboxException {@code IO_FAILED} when it cannot be created or written
     */
    public static Attempt tryOpen(Path path, InstantSource clock) {
        try {
            AtomicFile.createPrivateFolder(path);
            Path real = path.toRealPath();
            Optional<DirectoryLock> lock = DirectoryLock.tryTake(real.resolve("lightbox.lock"), clock);
            return lock.isPresent() ? taken(real, lock.get()) : held(real);
        } catch (IOException failure) {
            throw new LightboxException(
                    ErrorCode.IO_FAILED,
                    "The data directory " + path.toAbsolutePath() + " cannot be used: " + failure,
                    "Name a folder that this user may create and write with --data-dir or LIGHTBOX_DATA_DIR.",
                    failure);
        }
    }

    /** Whether Lightbox has kept anything there yet; false also when there is no such directory. */
    public static boolean holdsData(Path path) {
        return Stream.of("lightbox.db", "master.key", SERVER_FILE).anyMatch(name -> Files.exists(path.resolve(name)));
    }

    private static Attempt taken(Path path, DirectoryLock lock) throws IOException {
        // A server that was killed could not remove it.
        Files.deleteIfExists(path.resolve(SERVER_FILE));
        return new Attempt.Taken(new DataDirectory(path, lock));
    }

    private static Attempt held(Path path) {
        DirectoryHolder holder = DirectoryLock.holder(path.resolve("lightbox.lock"));
        return ServerHandle.read(path.resolve(SERVER_FILE))
                .filter(server -> holder.pid().isEmpty() || holder.pid().getAsLong() == server.pid())
                .<Attempt>map(Attempt.HeldByServer::new)
                .orElseGet(() -> new Attempt.HeldByProcess(holder));
    }

    private static LightboxException inUse(Path path, String holder) {
        return new LightboxException(
                ErrorCode.DATA_DIRECTORY_IN_USE,
                "The data directory " + path.toAbsolutePath() + " is in use by " + holder + ".",
                "Stop that process, or give this one a data directory of its own with --data-dir.");
    }

    /** Tells commands on this machine where the server listens, until this directory is closed. */
    public void announce(ServerHandle server) {
        try {
            server.write(path.resolve(SERVER_FILE));
        } catch (IOException failure) {
            throw new LightboxException(
                    ErrorCode.IO_FAILED,
                    "The file " + path.resolve(SERVER_FILE) + " cannot be written: " + failure,
                    "Check the folder's permissions and the free space.",
                    failure);
        }
    }

    /** The directory itself: absolute, without links. */
    public Path path() {
        return path;
    }

    /** The file of the embedded database. */
    public Path database() {
        return path.resolve("lightbox.db");
    }

    /** The key that seals stored credentials. */
    public Path masterKey() {
        return path.resolve("master.key");
    }

    /** The folder of the default backup repository. */
    public Path repository() {
        return path.resolve("repository");
    }

    /** What {@code demo} tells about itself. */
    public Path demo() {
        return path.resolve("demo.json");
    }

    /** Removes the server's address and lets go of the directory. A second call does nothing. */
    @Override
    public void close() {
        if (lock.isHeld()) {
            try {
                Files.deleteIfExists(path.resolve(SERVER_FILE));
                lock.close();
            } catch (IOException failure) {
                throw new LightboxException(
                        ErrorCode.IO_FAILED,
                        "The data directory " + path + " could not be released: " + failure,
                        "Nothing is lost; the next start clears it up.",
                        failure);
            }
        }
    }
}
