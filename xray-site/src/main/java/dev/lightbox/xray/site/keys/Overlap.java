package dev.lightbox.xray.site.keys;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How long the old secret works beside a new one. */
public enum Overlap {
    /** It stops working at once, as in Xray. */
    NONE("none", Duration.ZERO),
    ONE_HOUR("1h", Duration.ofHours(1)),
    ONE_DAY("24h", Duration.ofHours(24)),
    SEVEN_DAYS("7d", Duration.ofDays(7)),
    THIRTY_DAYS("30d", Duration.ofDays(30));

    private final String code;
    private final Duration duration;

    Overlap(String code, Duration duration) {
        this.code = code;
        this.duration = duration;
    }

    /** What commands and REST call it. */
    public String code() {
        return code;
    }

    public Duration duration() {
        return duration;
    }

    /**
     * The overlap that commands and REST call so.
     *
     * @throws LightboxException {@code INVALID_INPUT} for another text
     */
    public static Overlap coded(String code) {
        return Arrays.stream(values())
                .filter(overlap -> overlap.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new LightboxException(
                        ErrorCode.INVALID_INPUT,
                        "There is no overlap \"" + code + "\".",
                        "Choose from "
                                + Arrays.stream(values()).map(Overlap::code).collect(Collectors.joining(", ")) + "."));
    }
}
