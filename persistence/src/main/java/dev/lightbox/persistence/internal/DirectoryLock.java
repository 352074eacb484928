package dev.lightbox.persistence.internal;

import dev.lightbox.persistence.DirectoryHolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An exclusive lock on a file, in which the holder writes who it is. The system lets go of it when the process ends, in
 * whatever way.
 */
public final class DirectoryLock {
    /** Far behind the content: where locks are mandatory (Windows), others can still read who holds it. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    /**
     * What this process holds. On POSIX a lock belongs to the process and is lost as soon as the process closes any
     * channel of the file, so a second attempt from inside must not even open it.
     */
    private static final Map<Path, DirectoryHolder> HELD_HERE = new ConcurrentHashMap<>();

    private final Path file;
    private final FileLock lock;

    private DirectoryLock(Path file, FileLock lock) {
        this.file = file;
        this.lock = lock;
    }

    /** Takes the lock unless somebody has it, and writes into the file who we are. */
    public static Optional<DirectoryLock> tryTake(Path file, InstantSource clock) throws IOException {
        DirectoryHolder self = new DirectoryHolder(
                OptionalLong.of(ProcessHandle.current().pid()),
                Optional.of(clock.instant().truncatedTo(ChronoUnit.SECONDS)));
        if (HELD_HERE.putIfAbsent(file, self) != null) {
            return Optional.empty();
        }
        @Nullable DirectoryLock taken = null;
        try {
            taken = lock(file, self);
            return Optional.ofNullable(taken);
        } finally {
            if (taken == null) {
                HELD_HERE.remove(file);
            }
        }
    }

    private static @Nullable DirectoryLock lock(Path file, DirectoryHolder self) throws IOException {
        FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        boolean keep = false;
        try {
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                return null;
            }
            introduce(channel, self);
            keep = true;
            return new DirectoryLock(file, lock);
        } finally {
            if (!keep) {
                channel.close();
            }
        }
    }

    private static void introduce(FileChannel channel, DirectoryHolder self) throws IOException {
        String json = FlatJson.write(Map.of(
                "pid", Long.toString(self.pid().orElseThrow()),
                "since", self.since().orElseThrow().toString()));
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)), 0);
    }

    /** Who has the lock, as the file tells. */
    public static DirectoryHolder holder(Path file) {
        DirectoryHolder here = HELD_HERE.get(file);
        if (here != null) {
            return here;
        }
        try {
            Map<String, String> json = FlatJson.read(Files.readString(file));
            return new DirectoryHolder(
                    OptionalLong.of(Long.parseLong(json.getOrDefault("pid", ""))),
                    Optional.of(Instant.parse(json.getOrDefault("since", ""))));
        } catch (IOException | RuntimeException unreadable) {
            // It is being written, or a stranger wrote it: the lock counts, not the words.
            return new DirectoryHolder(OptionalLong.empty(), Optional.empty());
        }
    }

    public boolean isHeld() {
        return lock.isValid();
    }

    public void close() throws IOException {
        try {
            lock.acquiredBy().close();
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
