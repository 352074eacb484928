package dev.lightbox.xray.site.content.internal;

import dev.lightbox.xray.site.Caller;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes Xray's history of issues. The contract names no set of actions and fields, so these words are ours. A written
 * entry never changes; it goes with its issue.
 */
public final class HistoryRows {
    /** The action of the first entry. */
    public static final String CREATED = "Created";

    public static final String UPDATED = "Updated";
    public static final String ADDED = "Added";
    public static final String REMOVED = "Removed";

    /** Longer texts are cut: the history tells what happened, it is no store of definitions. */
    private static final int MAX_TEXT = 500;

    private static final int MAX_IDS = 50;

    private static final String INSERT = """
            INSERT INTO site_history (issue_id, action, changes, changed_at, user_id, version) VALUES (?, ?, ?, ?, ?, ?)
            """;

    /** What happened to one field. */
    public record Change(String field, String change) {

        /** A text that was replaced by this one. */
        public static Change text(String field, @Nullable String now) {
            String text = now == null ? "" : now;
            return new Change(field, text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…");
        }

        /** Things that came or went. */
        public static Change ids(String field, Collection<?> ids) {
            String first = ids.stream().limit(MAX_IDS).map(String::valueOf).collect(Collectors.joining(", "));
            return new Change(
                    field, ids.size() <= MAX_IDS ? first : first + " and " + (ids.size() - MAX_IDS) + " more");
        }
    }

    private HistoryRows() {}

    /** Notes an act on one issue as part of the running transaction. */
    public static void record(SiteStore store, Caller caller, long issue, String action, Change... changes) {
        record(store, caller, List.of(issue), action, null, changes);
    }

    /**
     * Notes the same act on each of these issues as part of the running transaction.
     *
     * @param version name of the test version that was changed, null where versions play no part
     */
    public static void record(
            SiteStore store,
            Caller caller,
            Collection<Long> issues,
            String action,
            @Nullable String version,
            Change... changes) {
        String json = JsonText.of(List.of(changes));
        long now = store.now();
        store.database()
                .batch(
                        INSERT,
                        issues.stream()
                                .map(issue -> new @Nullable Object[] {
                                    issue, action, json, now, caller.user().id(), version
                                })
                                .toList());
    }
}
