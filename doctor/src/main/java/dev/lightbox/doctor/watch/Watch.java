package dev.lightbox.doctor.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection that was not healthy is checked again and again, ever more rarely, until it is.
 *
 * @param attempts checks that the watch has made
 * @param next when it checks next
 * @param endedAt null, like the ending, while it goes on
 */
public record Watch(
        String connectionId,
        Instant startedAt,
        String startedBy,
        int attempts,
        Instant next,
        @Nullable Instant endedAt,
        @Nullable Ending ending) {
    /** After so long nobody waits any more, and the person who asked is told. */
    public static final Duration LONGEST = Duration.ofDays(30);

    private static final List<Integer> MINUTES = List.of(1, 2, 5, 10, 15, 30);

    /** Why a watch is over. */
    public enum Ending {
        /** A check found the connection open, whoever asked for it. */
        HEALED,
        /** A person has stopped it. */
        STOPPED,
        /** It went on for {@link #LONGEST}. */
        EXPIRED
    }

    public boolean isActive() {
        return endedAt == null;
    }

    /** How long to wait after so many checks: 1, 2, 5, 10, 15, then always 30 minutes. */
    public static Duration pauseAfter(int attempts) {
        return Duration.ofMinutes(MINUTES.get(Math.min(attempts, MINUTES.size() - 1)));
    }
}
