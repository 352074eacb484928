package dev.lightbox.server.web.pages;

import java.beans.PropertyEditorSupport;
import org.jspecify.annotations.Nullable;

/** Text as people type it: without the character 0, which no keyboard has and which not every database takes. */
final class TypedText extends PropertyEditorSupport {
    @Override
    public void setAsText(@Nullable String text) {
        setValue(text == null ? null : text.replace("\0", ""));
    }

    @Override
    public @Nullable String getAsText() {
        return (String) getValue();
    }
}
