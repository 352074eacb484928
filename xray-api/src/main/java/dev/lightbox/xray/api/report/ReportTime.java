package dev.lightbox.xray.api.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** The times that reports hold, in the many forms that their writers use. */
public final class ReportTime {
    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .toFormatter();

    private ReportTime() {}

    /**
     * Reads {@code 2026-11-20T21:45:14} with or without fraction, followed by {@code Z}, {@code +00:00}, {@code +0000},
     * {@code  UTC} or nothing, which means UTC. Null for anything else, and for the epoch itself, which reporters write
     * when they know no time.
     */
    public static @Nullable Instant parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String bare = text.strip();
        String form = bare.endsWith(" UTC") ? bare.substring(0, bare.length() - 4) : bare;
        try {
            TemporalAccessor time = FORM.parseBest(form, OffsetDateTime::from, LocalDateTime::from);
            Instant instant =
                    time instanceof LocalDateTime local ? local.toInstant(ZoneOffset.UTC) : Instant.from(time);
            return instant.equals(Instant.EPOCH) ? null : instant;
        } catch (DateTimeException notATime) {
            return null;
        }
    }
}
