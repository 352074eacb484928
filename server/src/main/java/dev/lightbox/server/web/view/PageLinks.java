package dev.lightbox.server.web.view;

import dev.lightbox.server.operations.Paging;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The way through a list that does not fit on one page.
 *
 * @param path the list's address without page and size, with all that narrows it
 * @param total items in all
 */
public record PageLinks(String path, Paging paging, long total) {

    /** The links of a list at {@code path} that shows what {@code search} finds. */
    public static PageLinks of(String path, String search, Paging paging, long total) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        if (!search.isBlank()) {
            address.queryParam("search", "{search}");
        }
        return new PageLinks(address.build(false).expand(search).encode().toUriString(), paging, total);
    }

    /** The same for a list that a filter of this name narrows; {@code all} narrows nothing. */
    public PageLinks narrowedBy(String filter) {
        return filter.equals("all")
                ? this
                : new PageLinks(
                        path + (path.contains("?") ? "&" : "?") + "filter="
                                + URLEncoder.encode(filter, StandardCharsets.UTF_8),
                        paging,
                        total);
    }

    /** Where page {@code number} is. */
    public String href(long number) {
        return path + (path.contains("?") ? "&" : "?") + "page=" + number + "&size=" + paging.size();
    }

    public long pages() {
        return paging.pages(total);
    }

    boolean isPastTheEnd() {
        return paging.page() > pages();
    }

    public boolean hasPrevious() {
        return paging.page() > 1;
    }

    public boolean hasNext() {
        return paging.page() < pages();
    }

    /** 11 to 20 of 34 */
    public String range() {
        long first = (paging.page() - 1L) * paging.size() + 1;
        long last = Math.min(total, first + paging.size() - 1);
        return total == 0
                ? Words.number(total) + " in all"
                : Words.number(first) + " to " + Words.number(last) + " of " + Words.number(total);
    }
}
