package dev.lightbox.server.operations;

/**
 * Which part of a list is asked for.
 *
 * @param page the first is 1
 * @param size items on a page, 1 to {@value #LARGEST}
 */
public record Paging(int page, int size) {
    /** More than this fits neither a page nor a terminal. */
    public static final int LARGEST = 1000;

    public Paging {
        if (page < 1) {
            page = 1;
        }
        size = Math.clamp(size, 1, LARGEST);
    }

    /** How many pages {@code total} items fill; an empty list fills one. */
    public long pages(long total) {
        return Math.max(1, (total + size - 1) / size);
    }
}
