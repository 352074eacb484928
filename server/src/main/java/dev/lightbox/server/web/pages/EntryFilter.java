package dev.lightbox.server.web.pages;

import dev.lightbox.backup.ItemKind;
import dev.lightbox.server.operations.RepositoryOperation.Entries;
import dev.lightbox.server.web.view.PageLinks;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which entries of a snapshot are shown. Kinds lie below a project, so a kind without a project means the first one;
 * attachments belong to no project.
 */
public record EntryFilter(String project, String kind) {
    private static final List<ItemKind> WITHOUT_FOLDER = List.of(ItemKind.SITE, ItemKind.PROJECT, ItemKind.FOLDERS);

    static EntryFilter of(String project, String kind, Map<String, String> projects) {
        String knownKind = ItemKind.ofFolder(kind).map(ItemKind::folder).orElse("");
        if (knownKind.equals(ItemKind.ATTACHMENT.folder())) {
            return new EntryFilter("", knownKind);
        }
        boolean anyProject = !projects.containsKey(project);
        if (anyProject && !knownKind.isEmpty()) {
            return new EntryFilter(projects.keySet().stream().findFirst().orElse(""), knownKind);
        }
        return new EntryFilter(anyProject ? "" : project, knownKind);
    }

    /** The kinds to choose from. */
    public static List<ItemKind> kinds() {
        return Stream.of(ItemKind.values())
                .filter(kind -> !WITHOUT_FOLDER.contains(kind))
                .toList();
    }

    String prefix() {
        if (project.isEmpty()) {
            return kind.isEmpty() ? "" : kind + "/";
        }
        return "projects/" + project + "/" + (kind.isEmpty() ? "" : kind + "/");
    }

    PageLinks links(String path, Entries entries) {
        String address = UriComponentsBuilder.fromPath(path)
                .queryParam("project", project)
                .queryParam("kind", kind)
                .encode()
                .toUriString();
        return new PageLinks(address, entries.paging(), entries.total());
    }
}
