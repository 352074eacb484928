package dev.lightbox.doctor.internal.network;

import dev.lightbox.doctor.Probe.Outcome;
import dev.lightbox.doctor.SubCause;
import dev.lightbox.doctor.internal.network.Leg.Kind;
import dev.lightbox.kernel.Finding;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The log of one way to a site, which also holds each leg to its limit, and all of them to twice that. */
final class Walk {
    private final InstantSource clock;
    private final ExecutorService threads;
    private final Duration limit;
    private final long end;
    private final Map<Kind, Leg> legs = new EnumMap<>(Kind.class);

    Walk(InstantSource clock, ExecutorService threads, Duration limit) {
        this.clock = clock;
        this.threads = threads;
        this.limit = limit;
        this.end = System.nanoTime() + limit.multipliedBy(2).toNanos();
    }

    /** How long the next leg may take. */
    Duration limit() {
        Duration left = Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
        return left.compareTo(limit) < 0 ? left : limit;
    }

    /**
     * Does the work in another thread, since neither name servers nor handshakes know a limit of their own.
     *
     * @throws SocketTimeoutException when it is not done in time
     */
    <T> T within(Callable<T> work) throws IOException {
        Duration allowed = limit();
        Future<T> done = threads.submit(work);
        try {
            return done.get(allowed.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            done.cancel(true);
            throw new SocketTimeoutException("nothing within " + allowed.toMillis() + " ms");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException network) {
                throw network;
            }
            throw new IOException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("cancelled", stopped);
        }
    }

    Entry begin(Kind kind, URI place, String command) {
        return new Entry(kind, place, command, clock.instant(), System.nanoTime());
    }

    void skip(Kind kind, URI place, String reason) {
        legs.put(kind, skipped(kind, place, reason));
    }

    /** All legs in their order. */
    List<Leg> legs(URI site) {
        return Arrays.stream(Kind.values())
                .map(kind ->
                        legs.getOrDefault(kind, skipped(kind, site, "Not reached, because the way ends before it.")))
                .toList();
    }

    private Leg skipped(Kind kind, URI place, String reason) {
        return new Leg(
                kind,
                place,
                Outcome.SKIPPED,
                clock.instant(),
                Duration.ZERO,
                "",
                reason,
                "",
                Optional.empty(),
                Optional.empty());
    }

    /** A leg that has begun. */
    final class Entry {
        private final Kind kind;
        private final URI place;
        private final String command;
        private final Instant at;
        private final long started;

        private Entry(Kind kind, URI place, String command, Instant at, long started) {
            this.kind = kind;
            this.place = place;
            this.command = command;
            this.at = at;
            this.started = started;
        }

        void passed(String seen, String meaning) {
            end(Outcome.PASSED, seen, meaning, Optional.empty(), Optional.empty());
        }

        void noted(String seen, Finding note) {
            end(Outcome.WARNED, seen, note.observed(), Optional.empty(), Optional.of(note));
        }

        void failed(String seen, SubCause cause) {
            end(Outcome.FAILED, seen, cause.sentence(), Optional.of(cause), Optional.empty());
        }

        /** It failed in a way that says something about who listens there, not about the network. */
        void strange(String seen, String meaning) {
            end(Outcome.FAILED, seen, meaning, Optional.empty(), Optional.empty());
        }

        private void end(
                Outcome outcome, String seen, String meaning, Optional<SubCause> trouble, Optional<Finding> note) {
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            legs.put(kind, new Leg(kind, place, outcome, at, took, seen, meaning, command, trouble, note));
        }
    }
}
