package dev.lightbox.xray.site.keys;

import java.time.Duration;

/** How long the old secret works beside a new one. */
public enum Overlap {
    /** It stops working at once, as in Xray. */
    NONE(Duration.ZERO),
    ONE_HOUR(Duration.ofHours(1)),
    ONE_DAY(Duration.ofHours(24)),
    SEVEN_DAYS(Duration.ofDays(7)),
    THIRTY_DAYS(Duration.ofDays(30));

    private final Duration duration;

    Overlap(Duration duration) {
        this.duration = duration;
    }

    public Duration duration() {
        return duration;
    }
}
