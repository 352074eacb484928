package dev.lightbox.server.operations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be made to go wrong on our own site. Kinds, calls and hosts are named as in {@code FaultKind},
 * {@code ApiCall} and {@code SiteHost}, in any case and with {@code -} or {@code _}.
 */
public sealed interface FaultOperation<R> extends Operation<R> {

    /** The faults that happen now, oldest first, and all kinds that there are. */
    record ListFaults() implements FaultOperation<Faults> {
        @Override
        public Class<Faults> resultType() {
            return Faults.class;
        }
    }

    /**
     * Lets a fault happen.
     *
     * @param calls empty or null: all that it can happen to
     * @param hosts empty or null: all four
     * @param seconds the kind's number; null: as usual
     * @param forSeconds how long; null: until it is ended
     * @param answers to how many answers; null: any number
     */
    record StartFault(
            String kind,
            @Nullable List<String> calls,
            @Nullable List<String> hosts,
            @Nullable Integer seconds,
            @Nullable Long forSeconds,
            @Nullable Integer answers)
            implements FaultOperation<Fault> {
        @Override
        public Class<Fault> resultType() {
            return Fault.class;
        }
    }

    /** Ends one fault. */
    record EndFault(long id) implements FaultOperation<Fault> {
        @Override
        public Class<Fault> resultType() {
            return Fault.class;
        }
    }

    /** Ends all of them. */
    record EndAllFaults() implements FaultOperation<Ended> {
        @Override
        public Class<Ended> resultType() {
            return Ended.class;
        }
    }

    /** @param answersLeft null: any number */
    record Fault(
            long id,
            String kind,
            String title,
            List<String> calls,
            List<String> hosts,
            int seconds,
            Instant start,
            @Nullable Instant end,
            @Nullable Integer answersLeft) {}

    /**
     * A kind of fault.
     *
     * @param seen what a client sees
     * @param advice what a good client does
     * @param secondsLabel what its number is; empty when it has none
     */
    record Kind(
            String name,
            String title,
            String seen,
            String advice,
            List<String> calls,
            String secondsLabel,
            int usualSeconds) {}

    /** @param calls those that a fault can be limited to */
    record Faults(List<Fault> faults, List<Kind> kinds, List<String> calls) {}

    record Ended(List<Fault> faults) {}
}
