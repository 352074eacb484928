package dev.lightbox.xray.site.content;

import java.util.List;

/** Files to add to something and to take from it, the latter by attachment id or by file name. */
public record FileChange(List<Upload> add, List<String> removeIds, List<String> removeFilenames) {
    public static final FileChange NONE = new FileChange(List.of(), List.of(), List.of());

    public FileChange {
        add = List.copyOf(add);
        removeIds = List.copyOf(removeIds);
        removeFilenames = List.copyOf(removeFilenames);
    }

    public static FileChange adding(List<Upload> uploads) {
        return new FileChange(uploads, List.of(), List.of());
    }

    public static FileChange removing(List<String> ids, List<String> filenames) {
        return new FileChange(List.of(), ids, filenames);
    }
}
