package dev.lightbox.backup.internal.capture;

import java.util.List;

/**
 * One page to be read.
 *
 * @param ordered whether it is asked for with a JQL order
 * @param reread whether it is read for the second time, because an item came as null
 */
record PageSpan(PagedKind kind, PageScope scope, int start, int limit, boolean ordered, boolean reread) {

    static PageSpan first(PagedKind kind, PageScope scope) {
        return new PageSpan(kind, scope, 0, kind.pageSize(), kind != PagedKind.TEST_RUN, false);
    }

    PageSpan at(int newStart, int newLimit) {
        return new PageSpan(kind, scope, newStart, newLimit, ordered, reread);
    }

    PageSpan unordered() {
        return new PageSpan(kind, scope, start, limit, false, reread);
    }

    PageSpan again(int place) {
        return new PageSpan(kind, scope, start + place, 1, ordered, true);
    }

    /** Two smaller pages for the same items. */
    List<PageSpan> halves() {
        int half = limit / 2;
        return List.of(at(start, half), at(start + half, limit - half));
    }

    Ask ask(List<String> jiraFields) {
        return new Ask(kind.page(limit), scope.variables(kind, ordered, start, jiraFields));
    }

    /** What the names of all pages of one kind and scope begin with. */
    static String pagesOf(PagedKind kind, PageScope scope) {
        return kind + "|" + scope.name() + "|";
    }

    /** What the page is called in the journal. */
    String unit() {
        return pagesOf(kind, scope) + start + "|" + limit;
    }

    /** What the page is called for a person. */
    String words() {
        return limit == 1 ? "item " + start : "items " + start + " to " + (start + limit - 1);
    }
}
