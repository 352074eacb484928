package dev.lightbox.xray.site.browse;

import java.util.List;
import java.util.Optional;

/**
 * A folder of a Test Repository with those below it.
 *
 * @param path {@code /} for the root
 * @param tests in it and below
 */
public record FolderNode(String name, String path, int tests, List<FolderNode> folders) {

    /** The tests that lie in this folder itself. */
    public int ownTests() {
        return tests - folders.stream().mapToInt(FolderNode::tests).sum();
    }

    /** This folder or the first one below it in which tests lie, from above to below. */
    public Optional<FolderNode> firstWithTests() {
        return ownTests() > 0
                ? Optional.of(this)
                : folders.stream()
                        .flatMap(folder -> folder.firstWithTests().stream())
                        .findFirst();
    }
}
