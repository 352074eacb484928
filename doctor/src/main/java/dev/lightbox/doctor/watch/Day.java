package dev.lightbox.doctor.watch;

import dev.lightbox.doctor.Verdict;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the checks of one day came to.
 *
 * @param date in UTC
 * @param checks how many there were
 * @param failed how many of them did not find the connection open
 * @param worst the gravest verdict, and of equally grave ones the most frequent; null without checks
 */
public record Day(
        LocalDate date, long checks, long failed, @Nullable Verdict worst) {

    static Day without(LocalDate date) {
        return new Day(date, 0, 0, null);
    }

    /** The same day with so many further checks of this verdict; hand in the most frequent verdict first. */
    Day with(Verdict verdict, long count) {
        boolean worse = worst == null || Gravity.of(verdict).compareTo(Gravity.of(worst)) > 0;
        return new Day(
                date, checks + count, verdict == Verdict.HEALTHY ? failed : failed + count, worse ? verdict : worst);
    }
}
