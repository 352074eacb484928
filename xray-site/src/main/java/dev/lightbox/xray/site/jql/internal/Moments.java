package dev.lightbox.xray.site.jql.internal;

import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.jql.internal.Query.Operand;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the values of date fields: days and minutes in UTC, spans from now such as {@code -7d} or {@code "-1w 2d"}, and
 * functions such as {@code startOfMonth(-1)}. Weeks start on Monday.
 */
final class Moments {
    private static final Pattern SPAN = Pattern.compile("([+-]?)((?:[0-9]{1,6}[wdhm] *)+)");
    private static final Pattern PIECE = Pattern.compile("([0-9]+)([wdhm])");
    private static final Pattern OFFSET = Pattern.compile("([+-]?[0-9]{1,6})([yMwdhm]?)");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-M-d H:mm", Locale.ROOT);
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "m", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS,
            "w", ChronoUnit.WEEKS,
            "M", ChronoUnit.MONTHS,
            "y", ChronoUnit.YEARS);

    private final String jql;
    private final OffsetDateTime now;

    /** @param jql the whole query, for messages */
    Moments(String jql, Instant now) {
        this.jql = jql;
        this.now = now.atOffset(ZoneOffset.UTC);
    }

    /** A day, a minute or a span, in milliseconds since the epoch. */
    long millis(Operand.Text given) {
        Matcher span = SPAN.matcher(given.value());
        if (span.matches()) {
            return moved(span.group(1).equals("-") ? -1 : 1, span.group(2));
        }
        try {
            String text = given.value().replace('/', '-');
            String minute = DAY.matcher(text).matches() ? text + " 0:00" : text;
            return LocalDateTime.parse(minute, MINUTE).toInstant(ZoneOffset.UTC).toEpochMilli();
        } catch (DateTimeException unreadable) {
            throw refusal(
                    given,
                    "Date value '" + given.value()
                            + "' is invalid; valid formats are 'yyyy-MM-dd', 'yyyy-MM-dd HH:mm' and '-5d'");
        }
    }

    private long moved(int sign, String span) {
        OffsetDateTime moment = now;
        Matcher piece = PIECE.matcher(span);
        while (piece.find()) {
            moment = moment.plus(sign * Long.parseLong(piece.group(1)), unit(piece.group(2)));
        }
        return moment.toInstant().toEpochMilli();
    }

    /** What a function of time delivers, in milliseconds since the epoch. */
    long millis(Operand.Call call) {
        return switch (call.function()) {
            case NOW -> now.toInstant().toEpochMilli();
            case START_OF_DAY -> start(call, ChronoUnit.DAYS);
            case START_OF_WEEK -> start(call, ChronoUnit.WEEKS);
            case START_OF_MONTH -> start(call, ChronoUnit.MONTHS);
            case START_OF_YEAR -> start(call, ChronoUnit.YEARS);
            case END_OF_DAY -> end(call, ChronoUnit.DAYS);
            case END_OF_WEEK -> end(call, ChronoUnit.WEEKS);
            case END_OF_MONTH -> end(call, ChronoUnit.MONTHS);
            case END_OF_YEAR -> end(call, ChronoUnit.YEARS);
            default -> throw new IllegalStateException(call.function() + " delivers no moment");
        };
    }

    /** The first millisecond of the current unit, moved by the call's argument, whose own unit is this one if it has none. */
    private long start(Operand.Call call, ChronoUnit unit) {
        return moved(call.arguments(), unit, startOf(unit)).toInstant().toEpochMilli();
    }

    private long end(Operand.Call call, ChronoUnit unit) {
        OffsetDateTime next = startOf(unit).plus(1, unit);
        return moved(call.arguments(), unit, next).toInstant().toEpochMilli() - 1;
    }

    private OffsetDateTime startOf(ChronoUnit unit) {
        OffsetDateTime day = now.truncatedTo(ChronoUnit.DAYS);
        return switch (unit) {
            case WEEKS -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTHS -> day.with(TemporalAdjusters.firstDayOfMonth());
            case YEARS -> day.with(TemporalAdjusters.firstDayOfYear());
            default -> day;
        };
    }

    private OffsetDateTime moved(List<Operand.Text> arguments, ChronoUnit natural, OffsetDateTime moment) {
        if (arguments.isEmpty()) {
            return moment;
        }
        Operand.Text given = arguments.getFirst();
        Matcher offset = OFFSET.matcher(given.value());
        if (!offset.matches()) {
            throw refusal(
                    given,
                    "Offset '" + given.value() + "' is invalid; valid are '-1' and '+2w', with y, M, w, d, h, m");
        }
        return moment.plus(
                Long.parseLong(offset.group(1)), offset.group(2).isEmpty() ? natural : unit(offset.group(2)));
    }

    private static ChronoUnit unit(String letter) {
        return Objects.requireNonNull(UNITS.get(letter), letter);
    }

    private SiteRefusal refusal(Operand.Text given, String what) {
        return JqlError.at(jql, given.position(), what);
    }
}
