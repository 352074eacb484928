package dev.lightbox.doctor.watch;

import dev.lightbox.doctor.Judgement;
import dev.lightbox.doctor.Verdict;
import java.time.Instant;

/**
 * A check found something else than the one before it.
 *
 * @param at when the check began that found it
 * @param cause code of a {@link dev.lightbox.doctor.SubCause} that makes the new verdict more exact; empty for none
 */
public record Change(Instant at, Verdict before, Verdict after, String cause) {

    /** Whether the site works again. */
    public boolean healed() {
        return after == Verdict.HEALTHY;
    }

    /** What is so since then, for a person. */
    public Judgement judgement() {
        return new Judgement(after, cause);
    }
}
