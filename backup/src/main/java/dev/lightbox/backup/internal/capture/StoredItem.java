package dev.lightbox.backup.internal.capture;

import dev.lightbox.backup.ItemKind;
import dev.lightbox.repository.SnapshotEntry;
import java.util.List;

/**
 * An item that lies in the repository.
 *
 * @param issueKey its Jira key; empty when it has none
 * @param runs how many runs the site says an execution has; 0 for other kinds
 */
record StoredItem(
        ItemKind kind,
        String projectId,
        String id,
        SnapshotEntry entry,
        String issueKey,
        long runs,
        List<AttachmentRef> attachments) {
    StoredItem {
        attachments = List.copyOf(attachments);
    }
}
