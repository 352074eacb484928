package dev.lightbox.xray.site.content;

/**
 * An issue, as far as other parts need it to refer to it.
 *
 * @param typeName the Jira issue type
 */
public record Issue(long id, String key, long projectId, IssueKind kind, String typeName, String summary) {}
