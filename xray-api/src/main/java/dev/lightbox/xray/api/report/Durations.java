package dev.lightbox.xray.api.report;

import org.jspecify.annotations.Nullable;

/** Durations as reports write them, in milliseconds; null for what is not a duration. */
final class Durations {
    private Durations() {}

    /** Seconds, some with commas between the thousands. */
    static @Nullable Double ofSeconds(@Nullable String seconds) {
        return scaled(seconds == null ? null : seconds.replace(",", ""), 1000);
    }

    static @Nullable Double ofMillis(@Nullable String millis) {
        return scaled(millis, 1);
    }

    private static @Nullable Double scaled(@Nullable String number, int factor) {
        try {
            double millis = number == null ? Double.NaN : Double.parseDouble(number.strip()) * factor;
            return Double.isFinite(millis) && millis >= 0 ? millis : null;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }
}
