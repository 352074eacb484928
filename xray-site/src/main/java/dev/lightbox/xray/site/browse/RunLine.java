package dev.lightbox.xray.site.browse;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A run as one line of a list, with both of its ends. */
public record RunLine(
        String id,
        String testKey,
        String testSummary,
        String executionKey,
        String executionSummary,
        String status,
        String color,
        @Nullable Instant finished) {}
