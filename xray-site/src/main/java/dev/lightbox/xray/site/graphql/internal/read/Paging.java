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

    /**
     * The same entries of the list in reverse, which a database comes to sooner when they are near its end.
     *
     * @param rest how many entries there are from the first of the page on; at least one
     */
    Paging fromTheEnd(int rest) {
        return new Paging(Math.max(0, rest - limit), Math.min(limit, rest));
    }
}
