package dev.lightbox.xray.site.keys;

import java.time.Instant;

/**
 * How a key was used.
 *
 * @param at the last time
 * @param from the address of that last time
 * @param count how often in all
 */
public record KeyUse(Instant at, String from, long count) {}
