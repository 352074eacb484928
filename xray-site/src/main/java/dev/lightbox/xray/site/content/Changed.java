package dev.lightbox.xray.site.content;

import java.util.List;

/**
 * What an act on defects, evidence or step attachments did.
 *
 * @param warnings empty when all was well, never null
 */
public record Changed(
        List<String> addedDefects,
        List<String> addedFiles,
        List<String> removedDefects,
        List<String> removedFiles,
        List<String> warnings) {
    public Changed {
        addedDefects = List.copyOf(addedDefects);
        addedFiles = List.copyOf(addedFiles);
        removedDefects = List.copyOf(removedDefects);
        removedFiles = List.copyOf(removedFiles);
        warnings = List.copyOf(warnings);
    }
}
