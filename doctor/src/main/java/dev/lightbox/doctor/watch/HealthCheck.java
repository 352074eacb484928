package dev.lightbox.doctor.watch;

import dev.lightbox.doctor.Verdict;
import java.time.Instant;

/**
 * One check of a connection that was made.
 *
 * @param at when it began
 * @param askedBy a user name, or what asked when it was no person
 */
public record HealthCheck(Instant at, Verdict verdict, Occasion occasion, String askedBy, long tookMillis) {}
