package dev.lightbox.doctor.internal;

import dev.lightbox.doctor.Verdict;
import dev.lightbox.kernel.Finding;
import dev.lightbox.xray.client.WireAnswer;
import java.time.Duration;
import java.util.Optional;

/** Compares the site's {@code Date} with this machine's time. An answer from a cache tells an old time and is not looked at. */
record ClockCheck(Duration ahead) {
    /** What the issuers of tokens commonly forgive. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    static ClockCheck of(Step step) {
        return new ClockCheck(step.answer()
                .filter(ClockCheck::isFresh)
                .flatMap(ClockCheck::ahead)
                .orElse(Duration.ZERO));
    }

    static boolean isFresh(WireAnswer answer) {
        return answer.header("Age").isEmpty();
    }

    private static Optional<Duration> ahead(WireAnswer answer) {
        return answer.date().map(site -> Duration.between(answer.receivedAt(), site));
    }

    boolean isSkewed() {
        return ahead.abs().compareTo(TOLERANCE) > 0;
    }

    String sentence() {
        Duration off = ahead.abs();
        if (off.compareTo(Duration.ofSeconds(2)) < 0) {
            return "The site's clock is this machine's, to the second.";
        }
        String howFar = off.toMinutes() < 2 ? off.toSeconds() + " seconds " : off.toMinutes() + " minutes ";
        return "The site's clock is " + howFar + (ahead.isNegative() ? "behind" : "ahead of") + " this machine's.";
    }

    Optional<Finding> finding() {
        return isSkewed()
                ? Optional.of(Finding.warning("clock", sentence(), Verdict.CLOCK_SKEWED.remedy()))
                : Optional.empty();
    }
}
