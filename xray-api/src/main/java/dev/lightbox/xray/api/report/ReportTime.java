package dev.lightbox.xray.api.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Pattern;
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

    /** Robot Framework up to version 6: no separators in the date. */
    private static final Pattern COMPACT_DATE = Pattern.compile("^(\\d{4})(\\d{2})(\\d{2}) ");

    private static final int DATE_LENGTH = "2026-11-20".length();

    private ReportTime() {}

    /**
     * Reads {@code 2026-11-20T21:45:14} with or without fraction, followed by {@code Z}, {@code +00:00}, {@code +0000},
     * {@code  UTC} or nothing, which means UTC; a space may stand in for the {@code T}, and the date may be written
     * {@code 20261120}. Null for anything else, and for the epoch itself, which reporters write when they know no time.
     */
    public static @Nullable Instant parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String bare = text.strip();
        String form = bare.endsWith(" UTC") ? bare.substring(0, bare.length() - 4) : bare;
        try {
            TemporalAccessor time = FORM.parseBest(iso(form), OffsetDateTime::from, LocalDateTime::from);
            Instant instant =
                    time instanceof LocalDateTime local ? local.toInstant(ZoneOffset.UTC) : Instant.from(time);
            return instant.equals(Instant.EPOCH) ? null : instant;
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    private static String iso(String form) {
        String date = COMPACT_DATE.matcher(form).replaceFirst("$1-$2-$3T");
        return date.length() > DATE_LENGTH && date.charAt(DATE_LENGTH) == ' '
                ? date.substring(0, DATE_LENGTH) + "T" + date.substring(DATE_LENGTH + 1)
                : date;
    }
}
