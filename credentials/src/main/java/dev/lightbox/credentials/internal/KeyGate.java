package dev.lightbox.credentials.internal;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lets the master key change only while nobody is between sealing something and storing it, or between reading something
 * and opening it: what was sealed under the old key and stored after the exchange would never open again. Thread-safe.
 *
 * <p>To be passed before a transaction begins, never within one: the exchange waits for the database. Who is in may come
 * in once more, also on the database's thread; a {@code ReadWriteLock} would keep that one out while an exchange waits.
 */
public final class KeyGate {
    private static final int ALL = Integer.MAX_VALUE;

    private final Semaphore passes = new Semaphore(ALL);

    /** Does work during which the key in use stays the same. */
    public <T> T whileKeyStays(Supplier<T> work) {
        passes.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            passes.release();
        }
    }

    /** As {@link #whileKeyStays(Supplier)} for work without a result. */
    public void whileKeyStays(Runnable work) {
        var _ = whileKeyStays(() -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    /** Exchanges the key while nobody uses it. */
    public void exchange(Runnable work) {
        passes.acquireUninterruptibly(ALL);
        try {
            work.run();
        } finally {
            passes.release(ALL);
        }
    }
}
