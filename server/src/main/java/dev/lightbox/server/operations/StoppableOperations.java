package dev.lightbox.server.operations;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Does operations until it is closed. Closing asks those that run to stop, waits until they have, and refuses new ones,
 * so that what operations use can be closed after it. An operation that waits for a slow site and does not notice is
 * interrupted. Thread-safe.
 */
public final class StoppableOperations implements Operations, AutoCloseable {
    /** How long an operation may take to its next checkpoint before it is interrupted, and how long after that. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Operations next;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final Map<Stoppable, Thread> running = new HashMap<>();
    private volatile boolean stopping;

    public StoppableOperations(Operations next) {
        this.next = next;
    }

    /** @throws LightboxException {@code CANCELLED} once this is closed */
    @Override
    public <R> R run(Operation<R> operation, Actor actor, Progress progress) {
        return run(next, operation, actor, progress);
    }

    @Override
    public Operations in(String site) {
        return new InSite(this, next.in(site));
    }

    private <R> R run(Operations by, Operation<R> operation, Actor actor, Progress progress) {
        Stoppable stoppable = new Stoppable(progress);
        begin(stoppable);
        try {
            return by.run(operation, actor, stoppable);
        } finally {
            end(stoppable);
        }
    }

    private void begin(Stoppable operation) {
        lock.lock();
        try {
            if (stopping) {
                throw new LightboxException(
                        ErrorCode.CANCELLED, "Lightbox is stopping.", "Ask again when it has started.");
            }
            running.put(operation, Thread.currentThread());
        } finally {
            lock.unlock();
        }
    }

    private void end(Stoppable operation) {
        lock.lock();
        try {
            running.remove(operation);
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** May be called again. */
    @Override
    public void close() {
        lock.lock();
        try {
            stopping = true;
            if (!haveEnded()) {
                running.values().forEach(Thread::interrupt);
                haveEnded();
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private boolean haveEnded() throws InterruptedException {
        long left = PATIENCE.toNanos();
        while (!running.isEmpty() && left > 0) {
            left = ended.awaitNanos(left);
        }
        return running.isEmpty();
    }

    /** Operations on one site, which are stopped with all others. */
    private record InSite(StoppableOperations all, Operations next) implements Operations {
        @Override
        public <R> R run(Operation<R> operation, Actor actor, Progress progress) {
            return all.run(next, operation, actor, progress);
        }

        @Override
        public Operations in(String site) {
            return all.in(site);
        }
    }

    /** What an operation tells its progress to: the person who waits, who is not the only one that can stop it. */
    private final class Stoppable implements Progress {
        private final Progress told;

        Stoppable(Progress told) {
            this.told = told;
        }

        @Override
        public void report(Step step) {
            told.report(step);
        }

        @Override
        public boolean cancelRequested() {
            return stopping || told.cancelRequested();
        }
    }
}
