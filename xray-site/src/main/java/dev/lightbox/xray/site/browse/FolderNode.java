package dev.lightbox.xray.site.browse;

import java.util.List;

/**
 * A folder of a Test Repository with those below it.
 *
 * @param path {@code /} for the root
 * @param tests in it and below
 */
public record FolderNode(String name, String path, int tests, List<FolderNode> folders) {}
