package dev.lightbox.xray.site.browse;

/**
 * How many runs have a status.
 *
 * @param color as the site's settings have it: {@code #95C160}
 */
public record StatusCount(String status, String color, long count) {}
