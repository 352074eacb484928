package dev.lightbox.xray.site.content;

/**
 * A folder as folder mutations answer it; the counts include its descendants.
 *
 * @param issuesCount tests and preconditions together
 */
public record FolderView(String name, String path, int testsCount, int preconditionsCount, int issuesCount) {}
