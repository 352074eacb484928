package dev.lightbox.xray.site.jira;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param start index of the first entry, from 0
 * @param size number of entries, 0 or more
 */
public record Slice(int start, int size) {

    /**
     * Reads {@code startAt} and {@code maxResults}; more than {@code most} entries are cut to that, as Jira does.
     *
     * @throws JiraRefusal when one of them is no number, or negative
     */
    public static Slice parse(@Nullable String startAt, @Nullable String maxResults, int usual, int most) {
        return new Slice(number("startAt", startAt, 0), Math.min(most, number("maxResults", maxResults, usual)));
    }

    private static int number(String name, @Nullable String given, int otherwise) {
        if (given == null || given.isBlank()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(given.strip());
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, as a negative number is.
        }
        throw JiraRefusal.badRequest("The value of " + name + " must be a number that is not negative.");
    }
}
