package dev.lightbox.backup.internal.restore;

import dev.lightbox.backup.ItemKind;
import dev.lightbox.backup.internal.content.SnapshotItems;
import dev.lightbox.xray.api.GraphQlLimits;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Counts how many requests applying a plan takes, about. Not thread-safe. */
final class RequestEstimate {
    /** What one created test counts when its steps are read back. */
    private static final int RESOLVERS_WITH_STEPS = 3;

    private static final int RUNS_PER_PAGE = 100;

    private long resolvers;
    private long runs;
    private final Set<String> executionsWithRuns = new HashSet<>();

    void create(SnapshotItems.Item item) {
        if (item.place().kind() == ItemKind.TEST_RUN) {
            runs++;
            executionsWithRuns.add(item.place().parentId());
            return;
        }
        resolvers += item.json().path("steps").isEmpty() ? 1 : RESOLVERS_WITH_STEPS;
        if (item.place().kind() == ItemKind.TEST_PLAN
                && !item.json().path("testExecutions").isEmpty()) {
            resolvers++;
        }
    }

    void folders(JsonNode children) {
        for (JsonNode folder : children) {
            resolvers++;
            folders(folder.path("folders"));
        }
    }

    /** Mutations packed, an import for each execution, and the pages that tell the new runs. */
    long requests() {
        return (resolvers + GraphQlLimits.MAX_RESOLVERS - 1) / GraphQlLimits.MAX_RESOLVERS
                + executionsWithRuns.size()
                + (runs + RUNS_PER_PAGE - 1) / RUNS_PER_PAGE
                + 1;
    }
}
