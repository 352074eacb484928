package dev.lightbox.xray.site.graphql.internal.fields;

import dev.lightbox.xray.site.SiteRefusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How times look on the wire. */
final class Dates {
    private static final DateTimeFormatter JIRA = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Dates() {}

    /** ISO-8601 in UTC: {@code 2026-03-01T09:00:00Z}. */
    static @Nullable String iso(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    /** As Jira writes it: {@code 2026-03-01T09:00:00.000+0000}. */
    static String jira(Instant time) {
        return JIRA.format(time);
    }

    /** Reads an instant, a time with an offset, or a day (its start in UTC). */
    static Instant parse(String argument, String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text.replaceFirst("([+-][0-9]{2})([0-9]{2})$", "$1:$2"))
                            .toInstant();
        } catch (DateTimeException unreadable) {
            throw SiteRefusal.badRequest(argument + " provided is not valid: \"" + text
                    + "\" is no ISO-8601 time such as 2026-03-01T00:00:00Z");
        }
    }
}
