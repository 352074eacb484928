package dev.lightbox.xray.site.graphql.internal.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder with everything below it.
 *
 * @param tests tests in it and below
 * @param preconditions preconditions in it and below
 */
public record FolderTree(String name, String path, int tests, int preconditions, List<FolderTree> folders) {

    public int issues() {
        return tests + preconditions;
    }

    /** The folder of that path, of this tree. */
    public Optional<FolderTree> at(String wanted) {
        if (path.equals(wanted)) {
            return Optional.of(this);
        }
        return folders.stream()
                .filter(folder -> wanted.equals(folder.path) || wanted.startsWith(folder.path + "/"))
                .findFirst()
                .flatMap(folder -> folder.at(wanted));
    }

    /** The folders below as the wire's JSON tree. */
    public List<Map<String, Object>> json() {
        return folders.stream().map(FolderTree::toJson).toList();
    }

    private Map<String, Object> toJson() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", name);
        object.put("path", path);
        object.put("testsCount", tests);
        object.put("preconditionsCount", preconditions);
        object.put("issuesCount", issues());
        object.put("folders", json());
        return object;
    }
}
