package dev.lightbox.repository.internal.lock;

import dev.lightbox.repository.LockMode;
import dev.lightbox.repository.LockOwner;
import dev.lightbox.repository.internal.bytes.ByteReader;
import dev.lightbox.repository.internal.bytes.ByteWriter;
import dev.lightbox.repository.internal.bytes.FormatException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The content of a lock file: who holds it, how, and since when or since its last renewal. */
public record LockFile(LockMode mode, LockOwner owner, Instant since) {
    /** A lock is renewed when it is older than this. */
    static final Duration RENEWED_AFTER = Duration.ofMinutes(30);
    /** A process on another machine that has not renewed its lock for this long is taken for dead. */
    static final Duration STALE_AFTER = Duration.ofHours(6);

    private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

    public byte[] toBytes() {
        return new ByteWriter()
                .u8(mode == LockMode.EXCLUSIVE ? 1 : 0)
                .text(owner.host())
                .i64(owner.pid())
                .i64(owner.startedAt().toEpochMilli())
                .i64(since.toEpochMilli())
                .toBytes();
    }

    public static LockFile parse(byte[] content) {
        ByteReader reader = new ByteReader(content);
        int mode = reader.u8();
        if (mode > 1) {
            throw new FormatException("holds a lock of the unknown mode " + mode);
        }
        String host = reader.text();
        long pid = reader.i64();
        Instant startedAt = Instant.ofEpochMilli(reader.i64());
        Instant since = Instant.ofEpochMilli(reader.i64());
        reader.end();
        return new LockFile(
                mode == 1 ? LockMode.EXCLUSIVE : LockMode.SHARED, new LockOwner(host, pid, startedAt), since);
    }

    /** Whether its holder is surely or almost surely gone: seen from {@code here} at {@code now}. */
    public boolean isStale(LockOwner here, Instant now) {
        return owner.host().equals(here.host())
                ? !isAlive()
                : since.plus(STALE_AFTER).isBefore(now);
    }

    private boolean isAlive() {
        Optional<Instant> started = ProcessHandle.of(owner.pid())
                .filter(ProcessHandle::isAlive)
                .map(process -> process.info().startInstant().orElse(owner.startedAt()));
        return started.filter(instant ->
                        Duration.between(instant, owner.startedAt()).abs().compareTo(START_TOLERANCE) <= 0)
                .isPresent();
    }

    boolean conflictsWith(LockMode wanted) {
        return mode == LockMode.EXCLUSIVE || wanted == LockMode.EXCLUSIVE;
    }

    /** Who holds it, for a message. */
    public String describe() {
        return "process " + owner.pid() + " on " + owner.host() + " since " + since;
    }
}
