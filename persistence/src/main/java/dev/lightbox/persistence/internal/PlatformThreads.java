package dev.lightbox.persistence.internal;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A few platform threads that run work for callers who wait for it. The driver of SQLite calls native code, which would
 * hold the carrier of a virtual thread; a virtual thread that waits here holds nothing.
 */
final class PlatformThreads implements AutoCloseable {
    private final ExecutorService threads;

    PlatformThreads(String name, int count) {
        this.threads = Executors.newFixedThreadPool(
                count, Thread.ofPlatform().name(name, 0).daemon().factory());
    }

    /**
     * What the work returned or, as the cause of the exception, threw. When the caller is interrupted, work that has not
     * begun never will; work that has is waited for, so that the caller learns what really happened.
     */
    <T extends @Nullable Object> T call(Callable<T> work) throws ExecutionException {
        AtomicBoolean decided = new AtomicBoolean();
        Future<T> result = threads.submit(() -> {
            if (!decided.compareAndSet(false, true)) {
                throw new IllegalStateException("Given up before it began; nobody waits for this");
            }
            return work.call();
        });
        return await(result, decided);
    }

    private static <T extends @Nullable Object> T await(Future<T> result, AtomicBoolean decided)
            throws ExecutionException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException stop) {
                    interrupted = true;
                    if (decided.compareAndSet(false, true)) {
                        throw new LightboxException(
                                ErrorCode.CANCELLED, "Stopped before the database was asked.", "Start it again.", stop);
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits for the work that has been handed in. */
    @Override
    public void close() {
        threads.close();
    }
}
