package dev.lightbox.repository;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import java.util.Arrays;

/**
 * A store whose process is killed at the n-th change: what happens to that change is chosen, all that follows is refused,
 * as if nobody were there any more.
 */
public final class FaultyBlobStore extends ForwardingBlobStore {
    /** What becomes of the change at which the process is killed. */
    public enum Fault {
        /** It does not happen. */
        NOT_DONE,
        /** It happens, but nobody learns of it. */
        ANSWER_LOST,
        /** Half of the bytes are there: a store that breaks its promise. */
        TORN,
        /** Nobody is killed, but from now on the disk is full: writes are refused, files can be deleted. */
        DISK_FULL,
        /** Nobody is killed, but the disk is read-only from now on. */
        READ_ONLY
    }

    /** The end of the process, as it looks from inside. */
    public static final class Killed extends RuntimeException {}

    private final int killAt;
    private final Fault fault;
    private int changes;

    public FaultyBlobStore(MemoryBlobStore store, int killAt, Fault fault) {
        super(store);
        this.killAt = killAt;
        this.fault = fault;
    }

    /** How many changes were asked for so far. */
    public int changes() {
        return changes;
    }

    @Override
    public synchronized void write(BlobName name, byte[] content) {
        if (++changes == killAt) {
            switch (fault) {
                case NOT_DONE, DISK_FULL, READ_ONLY -> {}
                case ANSWER_LOST -> super.write(name, content);
                case TORN -> super.write(name, Arrays.copyOf(content, content.length / 2));
            }
        }
        refuseWhenBroken();
        super.write(name, content);
    }

    @Override
    public synchronized void delete(BlobName name) {
        if (++changes == killAt && fault == Fault.ANSWER_LOST) {
            super.delete(name);
        }
        if (fault != Fault.DISK_FULL) {
            refuseWhenBroken();
        }
        super.delete(name);
    }

    private void refuseWhenBroken() {
        if (changes >= killAt) {
            throw switch (fault) {
                case DISK_FULL -> new LightboxException(ErrorCode.NO_SPACE, "The disk is full.", "Free some space.");
                case READ_ONLY -> new LightboxException(ErrorCode.IO_FAILED, "It is read-only.", "Mount it again.");
                case NOT_DONE, ANSWER_LOST, TORN -> new Killed();
            };
        }
    }

    @Override
    public String describe() {
        return "faulty " + super.describe();
    }

    @Override
    public void close() {}
}
