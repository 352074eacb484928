package dev.lightbox.xray.site.browse;

import java.util.List;

/**
 * One page of a list.
 *
 * @param total entries of the whole list
 */
public record Slice<T>(List<T> items, long total) {}
