package dev.lightbox.doctor.internal;

import dev.lightbox.xray.client.WireAnswer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How many requests the site still allows, where its answers tell. Xray itself is not known to (contract section 4.1);
 * gateways in front of a site may.
 *
 * @param limit in the site's time frame, when it is told too
 */
record Budget(long remaining, OptionalLong limit) {
    private static final List<String> REMAINING = List.of("X-RateLimit-Remaining", "RateLimit-Remaining", "RateLimit");
    private static final List<String> LIMIT =
            List.of("X-RateLimit-Limit", "RateLimit-Limit", "RateLimit", "RateLimit-Policy");
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,12})(?:\\s*[,;].*)?");
    private static final Pattern MEMBER_REMAINING = Pattern.compile(".*\\b(?:remaining|r)=(\\d{1,12}).*");
    private static final Pattern MEMBER_LIMIT = Pattern.compile(".*\\b(?:limit|q)=(\\d{1,12}).*");

    /** The least that any of the answers told. */
    static Optional<Budget> of(Stream<WireAnswer> answers) {
        return answers.flatMap(answer -> of(answer).stream()).min(Comparator.comparingLong(Budget::remaining));
    }

    private static Optional<Budget> of(WireAnswer answer) {
        OptionalLong remaining = number(answer, REMAINING, MEMBER_REMAINING);
        return remaining.isPresent()
                ? Optional.of(new Budget(remaining.getAsLong(), number(answer, LIMIT, MEMBER_LIMIT)))
                : Optional.empty();
    }

    private static OptionalLong number(WireAnswer answer, List<String> names, Pattern member) {
        return names.stream()
                .flatMap(name -> answer.header(name).stream())
                .flatMap(value -> Stream.of(NUMBER.matcher(value.strip()), member.matcher(value)))
                .filter(Matcher::matches)
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .findFirst();
    }

    boolean isNearlyUsedUp() {
        return remaining < Math.max(10, limit.orElse(0) / 10);
    }

    String sentence() {
        return remaining + " requests left" + (limit.isPresent() ? " of " + limit.getAsLong() : "");
    }
}
