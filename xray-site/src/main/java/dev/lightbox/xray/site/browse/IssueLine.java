package dev.lightbox.xray.site.browse;

import dev.lightbox.xray.site.content.IssueKind;
import java.time.Instant;
import java.util.List;

/**
 * An issue as one line of a list.
 *
 * @param type the Jira issue type
 * @param progress how the runs of an execution, or of a plan's executions, stand; empty for other kinds
 */
public record IssueLine(
        long id,
        String key,
        IssueKind kind,
        String type,
        String summary,
        String status,
        Instant updated,
        List<StatusCount> progress) {}
