package dev.lightbox.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The day on which a secret expires. */
final class ExpiryDate {
    private ExpiryDate() {}

    /** The start of that day in UTC; null for none. */
    static @Nullable Instant startOf(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
