package dev.lightbox.backup.internal.capture;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Holds a site to the totals that its pages announced. A key's user who loses a permission in mid-run sees fewer items on
 * the next pages, and at the end a total that fits what was captured: only the first total tells that something is
 * missing. Not thread-safe.
 */
final class AnnouncedTotals {
    /** What the pages of one kind and scope promised, and which of it came or is a gap already. */
    private static final class Announced {
        private final PageSpan first;
        private final Set<String> accounted = new HashSet<>();
        private long total;

        private Announced(PageSpan first) {
            this.first = first;
        }
    }

    private final Map<String, Announced> pages = new LinkedHashMap<>();

    private Announced of(PageSpan span) {
        return pages.computeIfAbsent(PageSpan.pagesOf(span.kind(), span.scope()), _ -> new Announced(span));
    }

    /** A page said how many items there are in all; the highest number counts. */
    void total(PageSpan span, long total) {
        Announced announced = of(span);
        announced.total = Math.max(announced.total, total);
    }

    /** An item came, or is a gap of its own. */
    void accounted(PageSpan span, String item) {
        of(span).accounted.add(item);
    }

    /** Names what was announced and never came, and begins anew. */
    void report(Harvest harvest) {
        pages.values().stream()
                .filter(announced -> announced.accounted.size() < announced.total)
                .forEach(announced -> harvest.gap(
                        announced.first.kind().kind(),
                        announced.first.scope().projectId(),
                        "",
                        "The site announced " + announced.total + " "
                                + announced.first.kind().kind().label() + "s and then gave out "
                                + announced.accounted.size() + "; the others were deleted, moved or hidden from "
                                + harvest.account() + " while the backup ran."));
        pages.clear();
    }
}
