package dev.lightbox.doctor.watch;

import dev.lightbox.doctor.Judgement;
import dev.lightbox.doctor.Verdict;
import java.time.Instant;

/**
 * One check of a connection that was made.
 *
 * @param at when it began
 * @param cause code of a {@link dev.lightbox.doctor.SubCause} that makes the verdict more exact; empty for none
 * @param askedBy a user name, or what asked when it was no person
 */
public record HealthCheck(
        Instant at, Verdict verdict, String cause, Occasion occasion, String askedBy, long tookMillis) {

    /** One whose verdict says all. */
    public HealthCheck(Instant at, Verdict verdict, Occasion occasion, String askedBy, long tookMillis) {
        this(at, verdict, "", occasion, askedBy, tookMillis);
    }

    /** What it found, for a person. */
    public Judgement judgement() {
        return new Judgement(verdict, cause);
    }
}
