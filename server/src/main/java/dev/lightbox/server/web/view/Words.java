package dev.lightbox.server.web.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers, times and sizes as people read them. */
public final class Words {
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private static final Pattern LONG_QUOTE = Pattern.compile("\"([^\"]{60})[^\"]{20,}\"");

    private Words() {}

    /** What a reader without scripts sees; with them the browser turns it into local time. */
    public static String utc(Instant at) {
        return UTC.format(at);
    }

    /** The exact instant, to the second. */
    public static String exact(Instant at) {
        return DateTimeFormatter.ISO_INSTANT.format(at.truncatedTo(ChronoUnit.SECONDS));
    }

    /** 12,345 */
    public static String number(long value) {
        return String.format(Locale.ENGLISH, "%,d", value);
    }

    /** 1 run; 2 runs */
    public static String count(long value, String singular) {
        return number(value) + " " + singular + (value == 1 ? "" : "s");
    }

    /** Test run, from test run */
    public static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ENGLISH) + words.substring(1);
    }

    /** Lifetime days, from lifetimeDays */
    public static String field(String name) {
        return capital(name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ENGLISH));
    }

    /** The same words with no more than the beginning of what they quote. */
    public static String brief(String message) {
        return LONG_QUOTE.matcher(message).replaceAll("\"$1…\"");
    }

    /** Another region, from ANOTHER_REGION */
    public static String of(Enum<?> value) {
        return capital(value.name().replace('_', ' ').toLowerCase(Locale.ENGLISH));
    }

    /** Test executions, from TEST_EXECUTION; API keys, from apiKeys */
    public static String label(String name) {
        String spaced = name.contains("_") || name.equals(name.toUpperCase(Locale.ENGLISH))
                ? name.replace('_', ' ')
                : name.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        String words = capital(spaced.toLowerCase(Locale.ENGLISH)).replace("Api", "API");
        return words.endsWith("s") ? words : words + "s";
    }

    /** The first digits of a long id, enough to tell it from others. */
    public static String head(String id) {
        return id.substring(0, Math.min(12, id.length()));
    }

    /** 340 ms; 12.5 s; 3 min 20 s; 2 h 5 min */
    public static String duration(Duration time) {
        long millis = time.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ENGLISH, "%.1f s", millis / 1000.0);
        }
        return time.toHours() == 0
                ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                : time.toHours() + " h " + time.toMinutesPart() + " min";
    }

    /** 512 B; 1.5 MiB */
    public static String size(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ENGLISH, "%.1f %s", value, UNITS[unit]);
    }
}
