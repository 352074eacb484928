package dev.lightbox.server.wire;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.Datasets;
import dev.lightbox.xray.site.export.DatasetCsv;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code GET /dataset/export} (contract section 10): the values of a data-driven test as CSV. */
record DatasetCall(Datasets datasets) implements DataCall {
    private static final String CSV = "text/csv; charset=utf-8";

    @Override
    public WireReply answer(Caller caller, WireRequest request) {
        Map<String, String> query = request.query();
        String test = issue(query, "testIssue");
        if (test == null) {
            throw SiteRefusal.badRequest("testIssueId or testIssueKey must be given");
        }
        boolean resolved = !"false".equalsIgnoreCase(query.getOrDefault("resolved", "true"));
        return datasets.find(caller, test, issue(query, "contextIssue"), resolved)
                .map(dataset -> DatasetCsv.of(dataset).getBytes(StandardCharsets.UTF_8))
                .<WireReply>map(csv -> new WireReply.Whole(200, CSV, csv))
                .orElseGet(() -> WireReply.error(404, "There is no dataset for test " + test));
    }

    /** The id wins over the key; an empty value is as good as none. */
    private static @Nullable String issue(Map<String, String> query, String name) {
        String id = query.getOrDefault(name + "Id", "");
        String given = id.isBlank() ? query.getOrDefault(name + "Key", "") : id;
        return given.isBlank() ? null : given.strip();
    }
}
