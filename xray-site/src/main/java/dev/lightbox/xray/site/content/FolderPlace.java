package dev.lightbox.xray.site.content;

import dev.lightbox.xray.site.SiteRefusal;
import org.jspecify.annotations.Nullable;

/** Where a tree of folders hangs: a project's Test Repository, or a test plan's board. */
public sealed interface FolderPlace {

    /** @param project id or key */
    record Repository(String project) implements FolderPlace {}

    /** @param testPlan id or key */
    record Board(String testPlan) implements FolderPlace {}

    /** The place that the two arguments of folder mutations name; a test plan wins. */
    static FolderPlace of(@Nullable String projectId, @Nullable String testPlanId) {
        if (testPlanId != null && !testPlanId.isBlank()) {
            return new Board(testPlanId);
        }
        if (projectId != null && !projectId.isBlank()) {
            return new Repository(projectId);
        }
        throw SiteRefusal.badRequest("Must provide a projectId or a testPlanId");
    }
}
