package dev.lightbox.xray.site;

import java.util.List;

/**
 * One page of a list.
 *
 * @param items what is on this page, in order
 * @param total how many items all pages hold
 * @param request which page this is
 */
public record Page<T>(List<T> items, long total, Request request) {
    public Page {
        items = List.copyOf(items);
    }

    /** How many pages there are; an empty list has one. */
    public long pages() {
        return Math.max(1, (total + request.size() - 1) / request.size());
    }

    /**
     * Which page is asked for.
     *
     * @param number the first page is 1
     * @param size items on a page, 1 to {@value #MAX_SIZE}
     */
    public record Request(int number, int size) {
        /** More would not fit a screen, and holds the database for too long. */
        public static final int MAX_SIZE = 1000;

        public Request {
            if (number < 1 || size < 1 || size > MAX_SIZE) {
                throw new IllegalArgumentException("There is no page " + number + " of " + size + " items");
            }
        }

        /** How many items the pages before this one hold. */
        public long offset() {
            return (number - 1L) * size;
        }
    }
}
