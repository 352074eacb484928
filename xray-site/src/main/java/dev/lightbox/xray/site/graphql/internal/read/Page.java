package dev.lightbox.xray.site.graphql.internal.read;

import java.util.List;

/**
 * A part of a list, as keys of its entries or as the entries themselves.
 *
 * @param total entries of the whole list
 */
public record Page<K>(Paging paging, long total, List<K> keys) {

    /** The page of a list that is there as a whole. */
    public static <K> Page<K> of(Paging paging, List<K> all) {
        int from = Math.min(paging.start(), all.size());
        int to = (int) Math.min(paging.end(), all.size());
        return new Page<>(paging, all.size(), List.copyOf(all.subList(from, to)));
    }
}
