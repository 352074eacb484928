package dev.lightbox.xray.site.jql.internal;

import dev.lightbox.xray.site.jql.internal.Query.Operand;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the values of date fields: days and minutes in UTC, and spans from now such as {@code -7d} or {@code 2w}. */
final class Moments {
    private static final Pattern SPAN = Pattern.compile("([+-]?)([0-9]{1,6})([mhdw])");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-M-d H:mm", Locale.ROOT);
    private static final Map<String, Duration> UNITS = Map.of(
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1),
            "w", Duration.ofDays(7));

    private Moments() {}

    static long millis(Operand.Text given, Instant now) {
        Matcher span = SPAN.matcher(given.value());
        if (span.matches()) {
            Duration length =
                    UNITS.getOrDefault(span.group(3), Duration.ZERO).multipliedBy(Long.parseLong(span.group(2)));
            return (span.group(1).equals("-") ? now.minus(length) : now.plus(length)).toEpochMilli();
        }
        try {
            String text = given.value().replace('/', '-');
            String minute = DAY.matcher(text).matches() ? text + " 0:00" : text;
            return LocalDateTime.parse(minute, MINUTE).toInstant(ZoneOffset.UTC).toEpochMilli();
        } catch (DateTimeException unreadable) {
            throw Lexer.refusal(
                    "Date value '" + given.value()
                            + "' is invalid; valid formats are 'yyyy-MM-dd', 'yyyy-MM-dd HH:mm' and '-5d'",
                    given.position());
        }
    }
}
