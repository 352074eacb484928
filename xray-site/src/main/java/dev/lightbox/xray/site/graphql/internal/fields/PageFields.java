package dev.lightbox.xray.site.graphql.internal.fields;

import dev.lightbox.xray.site.graphql.internal.engine.Batch;
import dev.lightbox.xray.site.graphql.internal.engine.Fetch;
import dev.lightbox.xray.site.graphql.internal.engine.Wiring;
import dev.lightbox.xray.site.graphql.internal.read.Page;
import dev.lightbox.xray.site.graphql.internal.read.RelatedPages;
import java.util.List;

/** Pages: what was asked for, the total, and the entries. */
final class PageFields {
    /** Pages whose entries are issues, with those that the schema lets carry warnings. */
    private static final List<String> ISSUE_PAGES = List.of(
            "TestResults",
            "PreconditionResults",
            "TestSetResults",
            "TestPlanResults",
            "TestExecutionResults",
            "CoverableIssueResults");

    private static final List<String> WITH_WARNINGS =
            List.of("TestResults", "TestPlanResults", "CoverableIssueResults");

    /** Pages that hold their entries as they are. */
    private static final List<String> WHOLE_ENTRIES = List.of(
            "TestRunResults", "TestRunPreconditionResults", "TestRunIterationResults", "TestRunIterationStepResults");

    private PageFields() {}

    static void bind(Wiring wiring) {
        ISSUE_PAGES.forEach(type -> page(wiring, type, Batches.ISSUES));
        WITH_WARNINGS.forEach(type -> wiring.<Page<?>>on(type).value("warnings", _ -> List.of()));
        page(wiring, "TestVersionResults", Batches.VERSIONS);
        page(wiring, "XrayHistoryResults", Batches.HISTORY_ENTRIES);
        WHOLE_ENTRIES.forEach(type -> frame(wiring.<Page<?>>on(type)).value("results", page -> page.keys()));
    }

    /** The page of {@code parent} that the field's arguments ask for. */
    static RelatedPages.Key key(Fetch fetch, long parent) {
        return RelatedPages.Key.of(parent, fetch.paging(), fetch.texts("issueIds"));
    }

    private static <K> void page(Wiring wiring, String type, Batch<K, ?> entries) {
        frame(wiring.<Page<K>>on(type)).fetch("results", (page, fetch) -> fetch.loadAll(entries, page.keys()));
    }

    private static <P extends Page<?>> Wiring.Fields<P> frame(Wiring.Fields<P> fields) {
        return fields.value("limit", page -> page.paging().limit())
                .value("start", page -> page.paging().start())
                .value("total", page -> page.total());
    }
}
