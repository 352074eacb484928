package dev.lightbox.xray.site.graphql.internal.read;

/**
 * Which part of a list is asked for.
 *
 * @param start index of the first entry, from 0
 * @param limit number of entries, 1 to 100
 */
public record Paging(int start, int limit) {

    /** Index after the last entry; beyond the range of {@code int} for a hostile start. */
    long end() {
        return (long) start + limit;
    }
}
