package dev.lightbox.server.web.pages;

import dev.lightbox.server.operations.Paging;
import dev.lightbox.server.web.view.PageLinks;
import java.util.List;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The address of a list, by which its headings sort it and its pages are reached.
 *
 * @param address encoded, with all that narrows the list, without order, page and size
 * @param sort what it is sorted by, with a minus from the largest; empty when it has an order of its own
 */
public record ListPlace(String address, String sort) {

    /** @param narrowing names and values of parameters, in turns */
    static ListPlace of(String path, List<String> narrowing, String sort) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        for (int i = 0; i + 1 < narrowing.size(); i += 2) {
            address.queryParam(narrowing.get(i), "{" + i + "}");
        }
        Object[] values = new Object[narrowing.size() / 2];
        for (int i = 0; i < values.length; i++) {
            values[i] = narrowing.get(2 * i + 1);
        }
        return new ListPlace(address.encode().buildAndExpand(values).toUriString(), sort);
    }

    /** The same list sorted by {@code column}; the other way round when it is so already. */
    public String sortedBy(String column) {
        return with(sort.equals(column) ? "-" + column : column);
    }

    private String with(String order) {
        return address + (address.contains("?") ? "&" : "?") + "sort=" + order;
    }

    /** What a heading says of the order: {@code ascending}, {@code descending} or {@code none}. */
    public String direction(String column) {
        return sort.equals(column) ? "ascending" : sort.equals("-" + column) ? "descending" : "none";
    }

    PageLinks links(Paging paging, long total) {
        return new PageLinks(sort.isEmpty() ? address : with(sort), paging, total);
    }
}
