package dev.lightbox.server.web.pages;

import dev.lightbox.doctor.Diagnosis;
import dev.lightbox.doctor.SubCause;
import dev.lightbox.doctor.Verdict;
import dev.lightbox.doctor.watch.AlertOutbox.Delivery;
import dev.lightbox.doctor.watch.Day;
import dev.lightbox.doctor.watch.Gravity;
import dev.lightbox.doctor.watch.HealthCheck;
import dev.lightbox.doctor.watch.Occasion;
import dev.lightbox.server.operations.AfterFixSteps;
import dev.lightbox.server.operations.HealthOperation.Sent;
import dev.lightbox.server.operations.HealthOperation.Way;
import dev.lightbox.server.web.view.Words;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The history of a connection as people read it. */
public final class HealthWords {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private HealthWords() {}

    /** 3 Mar 2026 */
    public static String date(Day day) {
        return DATE.format(day.date());
    }

    /** What a day came to, in words: the colour alone tells nothing to many. */
    public static String outcome(Day day) {
        Verdict worst = day.worst();
        if (worst == null) {
            return "not checked";
        }
        String checks = Words.count(day.checks(), "check");
        return worst == Verdict.HEALTHY
                ? checks + ", open"
                : worst.name() + ", " + Words.number(day.failed()) + " of " + checks + " failed";
    }

    /** The style of a day in the strip: its shape differs as well as its colour. */
    public static String style(Day day) {
        Verdict worst = day.worst();
        return worst == null ? "none" : style(worst);
    }

    private static String style(Verdict verdict) {
        return switch (Gravity.of(verdict)) {
            case OPEN -> "open";
            case PASSING -> "passing";
            case LASTING -> "lasting";
        };
    }

    /** What a badge with a verdict says. */
    public static String label(Verdict verdict) {
        return verdict == Verdict.HEALTHY ? Diagnosis.CONNECTION_IS_OPEN : verdict.name();
    }

    /** The colours of that badge. */
    public static String badge(Verdict verdict) {
        return switch (Gravity.of(verdict)) {
            case OPEN -> "bg-green-lt";
            case PASSING -> "bg-yellow-lt";
            case LASTING -> "bg-red-lt";
        };
    }

    /** Whether the newest check of the pair in use found the connection open. */
    public static boolean foundOpen(List<HealthCheck> checks) {
        return checks.stream()
                .filter(check -> check.occasion() != Occasion.NEXT_PAIR)
                .findFirst()
                .filter(check -> check.verdict() == Verdict.HEALTHY)
                .isPresent();
    }

    /** What makes the verdict of a check more exact; empty for nothing. */
    public static String cause(HealthCheck check) {
        return SubCause.named(check.cause()).map(SubCause::sentence).orElse("");
    }

    /** Who or what asked for a check. */
    public static String askedBy(HealthCheck check) {
        return switch (check.occasion()) {
            case PERSON -> check.askedBy();
            case SCHEDULE -> "Schedule";
            case WATCH -> "Watch";
            case NEXT_PAIR -> check.askedBy() + ", of the new credentials";
        };
    }

    /** Every 5 minutes; Every hour; Every 3 hours; Every day; Off */
    public static String interval(int minutes) {
        if (minutes == 0) {
            return "Off";
        }
        if (minutes < 60) {
            return "Every " + minutes + " minutes";
        }
        int hours = minutes / 60;
        return hours == 1 ? "Every hour" : hours == 24 ? "Every day" : "Every " + hours + " hours";
    }

    /** How far an alert is on one way. */
    public static String delivery(Delivery delivery) {
        if (delivery.sentAt().isPresent()) {
            return "sent by " + delivery.channel() + (delivery.failure().isEmpty() ? "" : ". " + delivery.failure());
        }
        if (!delivery.waiting().isEmpty()) {
            return delivery.channel() + ": sent to others; is tried again for " + String.join(", ", delivery.waiting())
                    + ". " + delivery.failure();
        }
        return delivery.channel() + (delivery.givenUp() ? ": given up. " : ": is tried again. ") + delivery.failure();
    }

    /** Mail to ann@example.org by mail.example.org:587: delivered. */
    public static String outcome(Sent sent) {
        return way(sent.way()) + ": " + (sent.taken() ? ("delivered. " + sent.failure()).strip() : sent.failure());
    }

    /** Mail to ann@example.org by mail.example.org:587 */
    public static String way(Way way) {
        return Words.capital(way.channel()) + " to " + way.receiver();
    }

    /** What a step after the fix asks for. */
    public static String step(AfterFixSteps.Kind kind) {
        return switch (kind) {
            case CREDENTIALS -> "Enter the credentials again, or keep them";
            case CHECK -> "Check the connection";
            case OPEN -> "Connection is open";
            case TEST_SNAPSHOT -> "Take a test snapshot with Xray data";
        };
    }

    /** How such a step stands. */
    public static String state(AfterFixSteps.State state) {
        return switch (state) {
            case WAITING -> "Later";
            case NEXT -> "Next";
            case DONE -> "Done";
            case FAILED -> "Failed";
        };
    }
}
