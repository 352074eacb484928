package dev.lightbox.xray.site.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to change in a step of a definition; what is null stays as it is. */
public record StepChange(
        @Nullable String action,
        @Nullable String data,
        @Nullable String result,
        @Nullable List<FieldValue> customFields,
        FileChange attachments) {}
