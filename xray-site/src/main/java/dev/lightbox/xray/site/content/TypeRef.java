package dev.lightbox.xray.site.content;

import org.jspecify.annotations.Nullable;

/** Names a test type by id or by name; the id wins when both are given. */
public record TypeRef(@Nullable String id, @Nullable String name) {

    public static TypeRef named(String name) {
        return new TypeRef(null, name);
    }
}
