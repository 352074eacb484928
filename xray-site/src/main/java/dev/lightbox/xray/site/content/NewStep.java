package dev.lightbox.xray.site.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step to add to a test.
 *
 * @param calledTest id or key of the test that this step calls, or null for an ordinary step
 */
public record NewStep(
        @Nullable String action,
        @Nullable String data,
        @Nullable String result,
        @Nullable String calledTest,
        List<FieldValue> customFields,
        List<Upload> attachments) {
    public NewStep {
        customFields = List.copyOf(customFields);
        attachments = List.copyOf(attachments);
    }

    public static NewStep of(@Nullable String action, @Nullable String data, @Nullable String result) {
        return new NewStep(action, data, result, null, List.of(), List.of());
    }
}
