package dev.lightbox.xray.site.graphql.internal.read;

import java.util.List;

/**
 * A part of a list, as keys of its entries.
 *
 * @param total entries of the whole list
 */
public record Page<K>(Paging paging, long total, List<K> keys) {}
