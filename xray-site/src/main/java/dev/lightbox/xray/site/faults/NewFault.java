package dev.lightbox.xray.site.faults;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.xray.api.SiteHost;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * A fault to be started. What is left out gets the kind's usual value.
 *
 * @param calls empty: all that the kind can happen to
 * @param hosts empty: all four
 * @param seconds empty: as usual for the kind
 * @param duration at most a day; empty: until it is ended
 * @param answers how many answers it happens to; empty: any number
 */
public record NewFault(
        FaultKind kind,
        Set<ApiCall> calls,
        Set<SiteHost> hosts,
        OptionalInt seconds,
        Optional<Duration> duration,
        OptionalInt answers) {
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int MOST_ANSWERS = 1_000_000;

    public NewFault {
        calls = calls.isEmpty() ? kind.calls() : Set.copyOf(calls);
        hosts = hosts.isEmpty() ? Set.copyOf(EnumSet.allOf(SiteHost.class)) : Set.copyOf(hosts);
        seconds = OptionalInt.of(seconds.orElse(kind.seconds().usual()));
        requireCalls(kind, calls);
        requireBetween(
                kind,
                "number of seconds",
                seconds.getAsInt(),
                Math.min(1, kind.seconds().most()),
                kind.seconds().most());
        duration.ifPresent(given ->
                requireBetween(kind, "number of seconds that it lasts", given.toSeconds(), 1, LONGEST.toSeconds()));
        answers.ifPresent(given -> requireBetween(kind, "number of answers", given, 1, MOST_ANSWERS));
    }

    /** A fault of the kind with its usual values, until it is ended. */
    public static NewFault of(FaultKind kind) {
        return new NewFault(kind, Set.of(), Set.of(), OptionalInt.empty(), Optional.empty(), OptionalInt.empty());
    }

    private static void requireCalls(FaultKind kind, Set<ApiCall> calls) {
        if (!kind.calls().containsAll(calls)) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "\"" + kind.title() + "\" cannot happen to all of these calls: " + new TreeSet<>(calls) + ".",
                    "Choose from " + names(kind.calls()) + ".");
        }
    }

    private static String names(Set<ApiCall> calls) {
        return new TreeSet<>(calls).toString().toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
    }

    private static void requireBetween(FaultKind kind, String what, long given, long least, long most) {
        if (given < least || given > most) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "\"" + kind.title() + "\" cannot have " + given + " as its " + what + ".",
                    most == 0 ? "Leave the number out." : "Choose from " + least + " to " + most + ".");
        }
    }
}
