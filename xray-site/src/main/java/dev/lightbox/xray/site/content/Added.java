package dev.lightbox.xray.site.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an act that adds relations did.
 *
 * @param ids ids of what was really added; what was there before is not among them
 * @param warning what the caller should know, or null
 */
public record Added(List<String> ids, @Nullable String warning) {
    public Added {
        ids = List.copyOf(ids);
    }
}
