package dev.lightbox.doctor.watch;

import dev.lightbox.doctor.Verdict;
import java.time.Instant;

/**
 * A check found something else than the one before it.
 *
 * @param at when the check began that found it
 */
public record Change(Instant at, Verdict before, Verdict after) {

    /** Whether the site works again. */
    public boolean healed() {
        return after == Verdict.HEALTHY;
    }
}
