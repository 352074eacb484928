package dev.lightbox.backup.internal.restore;

import dev.lightbox.backup.IdMap;
import dev.lightbox.backup.ItemKind;
import dev.lightbox.backup.RestoreOptions;
import dev.lightbox.backup.RestorePlan;
import dev.lightbox.backup.RestorePlan.ProjectMapping;
import dev.lightbox.backup.internal.content.SnapshotItems;
import dev.lightbox.kernel.Progress;
import dev.lightbox.xray.client.XrayClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What all stages of a restore work with.
 *
 * @param wanted {@code kind/id} of the items that the plan creates
 */
record RestoreContext(
        XrayClient client,
        SnapshotItems items,
        RestorePlan plan,
        RestoreJournal journal,
        RestoreOutcome outcome,
        Progress progress,
        Set<String> wanted) {

    MutationBatch batch() {
        return new MutationBatch(client, journal, progress);
    }

    RestoreOptions options() {
        return plan.options();
    }

    List<ProjectMapping> projects() {
        return plan.projects();
    }

    static String wanted(ItemKind kind, String id) {
        return kind.folder() + "/" + id;
    }

    boolean isWanted(SnapshotItems.Item item) {
        return wanted.contains(wanted(item.place().kind(), item.place().id()));
    }

    /** The issue on the target; empty when it was not restored. */
    Optional<String> issue(String oldId) {
        return journal.find(IdMap.Type.ISSUE, oldId);
    }

    /** The issues of a list that are on the target; the others are reported as missing from {@code owner}. */
    List<String> issues(JsonNode oldIds, SnapshotItems.Item owner, String role) {
        List<String> found = new ArrayList<>();
        for (String oldId : IssueInput.texts(oldIds)) {
            issue(oldId)
                    .ifPresentOrElse(found::add, () -> failed(owner, role + " " + oldId + " is not on the target."));
        }
        return found;
    }

    void failed(SnapshotItems.Item item, String reason) {
        outcome.failed(item.place().kind(), item.place().id(), item.label(), reason);
    }
}
