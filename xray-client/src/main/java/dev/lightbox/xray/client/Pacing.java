package dev.lightbox.xray.client;

import java.time.Duration;

/**
 * The budget of requests that a site grants (contract section 4.1).
 *
 * @param requests how many requests any {@code period} may hold; 0 means no pacing at all
 * @param period the length of the window that the site counts in
 * @param burst how many of them may go at once after a pause; fewer than {@code requests}
 */
public record Pacing(int requests, Duration period, int burst) {
    private static final Duration WINDOW = Duration.ofMinutes(5);

    /** For a site of one's own without a budget. */
    public static final Pacing UNPACED = new Pacing(0, WINDOW, 0);

    /** Xray Standard. */
    public static final Pacing STANDARD = perFiveMinutes(300);

    /** Xray Enterprise. */
    public static final Pacing ENTERPRISE = perFiveMinutes(1000);

    public Pacing {
        boolean unpaced = requests == 0 && burst == 0;
        if (!unpaced && (burst < 1 || burst >= requests)) {
            throw new IllegalArgumentException(
                    "A burst of " + burst + " out of " + requests + " requests; use 1 to " + (requests - 1) + ".");
        }
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("The period is " + period + "; use a positive one.");
        }
    }

    /** A budget in the unit that licences state; the burst is a thirtieth of it, at most 10. */
    public static Pacing perFiveMinutes(int requests) {
        return new Pacing(requests, WINDOW, Math.clamp(requests / 30, 1, 10));
    }

    /** Whether requests go out as they come. */
    public boolean isUnpaced() {
        return requests == 0;
    }
}
