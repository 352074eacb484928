package dev.lightbox.xray.site.sitebackup;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backup covers.
 *
 * @param projectIds empty for all projects
 * @param modifiedSince only what changed since, or null for everything
 */
public record BackupRequest(
        List<String> projectIds, @Nullable Instant modifiedSince, boolean withAttachment) {
    public BackupRequest {
        projectIds = List.copyOf(projectIds);
    }
}
