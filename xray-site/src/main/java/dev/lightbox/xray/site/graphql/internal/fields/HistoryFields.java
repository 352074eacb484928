package dev.lightbox.xray.site.graphql.internal.fields;

import dev.lightbox.xray.site.graphql.internal.engine.Wiring;
import dev.lightbox.xray.site.graphql.internal.read.Histories.Entry;
import dev.lightbox.xray.site.graphql.internal.read.RelatedPages;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Xray's history of issues, the oldest entry first. */
final class HistoryFields {
    private HistoryFields() {}

    static void bind(Wiring wiring) {
        wiring.<Entry>on("XrayHistoryEntry")
                .value("action", Entry::action)
                .value("changes", Entry::changes)
                .value("date", entry -> Dates.iso(entry.date()))
                .value("user", Entry::user)
                .value("version", Entry::version);
        wiring.<Map<String, Object>>on("Changes")
                .value("field", change -> change.get("field"))
                .value("change", change -> change.get("change"));
    }

    /** The field {@code history} of an issue. */
    static <S> void of(Wiring.Fields<S> issue, ToLongFunction<S> id) {
        issue.fetch(
                "history",
                (row, fetch) -> fetch.load(Batches.HISTORY, RelatedPages.Key.of(id.applyAsLong(row), fetch.paging())));
    }
}
