package dev.lightbox.xray.client.internal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** How long a 429 asks to wait (contract section 4.1): the unit is not documented, so every form seen is read. */
public final class RetryAfter {
    private RetryAfter() {}

    /** From {@code Retry-After}: whole seconds or an HTTP date, counted from {@code now}. */
    public static Optional<Duration> header(String value, Instant now) {
        String trimmed = value.strip();
        if (trimmed.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(trimmed)));
        }
        return httpDate(trimmed).map(date -> until(date, now));
    }

    /** From {@code nextValidRequestDate} in the body, at the top or under {@code error}. */
    public static Optional<Duration> body(JsonNode body, Instant now) {
        String date = body.path("nextValidRequestDate").asString("");
        if (date.isEmpty()) {
            date = body.path("error").path("nextValidRequestDate").asString("");
        }
        try {
            return date.isEmpty() ? Optional.empty() : Optional.of(until(Instant.parse(date), now));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    /** A date as HTTP headers write it. */
    public static Optional<Instant> httpDate(String value) {
        try {
            return Optional.of(ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private static Duration until(Instant date, Instant now) {
        Duration left = Duration.between(now, date);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
