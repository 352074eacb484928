package dev.lightbox.server.operations;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import dev.lightbox.kernel.RandomIds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Operations that run while the person who started them looks at a page: each on a thread of its own, with the progress
 * and the outcome kept for whoever asks. Ended jobs are kept until {@value #KEPT} others have begun. Thread-safe.
 */
public final class Jobs implements AutoCloseable {
    private static final int KEPT = 100;
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    /** How a job stands. */
    public sealed interface State {
        record Running(Progress.Step step, boolean stopping) implements State {}

        /** @param result what the operation resulted in */
        record Done(Object result) implements State {}

        /** @param remedy the next step; may be empty */
        record Failed(String message, String remedy) implements State {}
    }

    /** One operation that was started. */
    public static final class Job implements Progress {
        private final String id;
        private final Operation<?> operation;
        private final Instant startedAt;
        private final CountDownLatch ended = new CountDownLatch(1);
        private State state = new State.Running(new Step("Starting", 0, -1), false);

        Job(String id, Operation<?> operation, Instant startedAt) {
            this.id = id;
            this.operation = operation;
            this.startedAt = startedAt;
        }

        public String id() {
            return id;
        }

        public Operation<?> operation() {
            return operation;
        }

        public Instant startedAt() {
            return startedAt;
        }

        /** How it stands now. */
        public synchronized State state() {
            return state;
        }

        public boolean isRunning() {
            return state() instanceof State.Running;
        }

        /** Asks it to stop at its next checkpoint. */
        public synchronized void stop() {
            if (state instanceof State.Running running) {
                state = new State.Running(running.step(), true);
            }
        }

        private synchronized void end(State end) {
            state = end;
            ended.countDown();
        }

        /** Waits until it has ended, at most so long: a short job needs no page that shows its progress. */
        public void awaitEnd(Duration longest) {
            try {
                var _ = ended.await(longest.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public synchronized void report(Step now) {
            if (state instanceof State.Running running) {
                state = new State.Running(now, running.stopping());
            }
        }

        @Override
        public boolean cancelRequested() {
            return state() instanceof State.Running running && running.stopping();
        }
    }

    private final Operations operations;
    private final InstantSource clock;
    private final RandomIds ids;
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public Jobs(Operations operations, InstantSource clock, RandomIds ids) {
        this.operations = operations;
        this.clock = clock;
        this.ids = ids;
    }

    /** Starts the operation and returns at once. */
    public Job start(Operation<?> operation, Actor actor) {
        return start(operations, operation, actor);
    }

    /**
     * As {@link #start(Operation, Actor)}, by other operations than those that jobs are usually done by: those of a site.
     * They run on a thread of their own, so hand in what does not depend on the request at hand.
     */
    public Job start(Operations by, Operation<?> operation, Actor actor) {
        Job job = new Job(ids.hex(8), operation, clock.instant());
        forgetOldest();
        jobs.put(job.id(), job);
        try {
            threads.execute(() -> run(by, job, actor));
        } catch (RejectedExecutionException closed) {
            job.end(new State.Failed("Lightbox is stopping.", "Start it again when Lightbox has started."));
        }
        return job;
    }

    private void run(Operations by, Job job, Actor actor) {
        try {
            job.end(new State.Done(by.run(job.operation(), actor, job)));
        } catch (LightboxException told) {
            job.end(new State.Failed(String.valueOf(told.getMessage()), told.remedy()));
        } catch (RuntimeException | Error defect) {
            // Also for an Error: a job that nobody ends would run for ever on its page.
            LOG.error("Job {} ({}) failed", job.id(), job.operation().operationName(), defect);
            job.end(new State.Failed(
                    "Lightbox met a defect of its own.", "The log has the details, under job " + job.id() + "."));
        }
    }

    private void forgetOldest() {
        if (jobs.size() >= KEPT) {
            jobs.values().stream()
                    .filter(job -> !job.isRunning())
                    .min((a, b) -> a.startedAt().compareTo(b.startedAt()))
                    .ifPresent(oldest -> jobs.remove(oldest.id()));
        }
    }

    public Optional<Job> find(String id) {
        return Optional.ofNullable(jobs.get(id));
    }

    /** The job of this kind that runs now, if one does. */
    public Optional<Job> running(Class<? extends Operation<?>> kind) {
        return jobs.values().stream()
                .filter(job -> kind.isInstance(job.operation()) && job.isRunning())
                .findFirst();
    }

    /** Asks all jobs to stop and waits until they have. */
    @Override
    public void close() {
        jobs.values().forEach(Job::stop);
        threads.close();
    }
}
