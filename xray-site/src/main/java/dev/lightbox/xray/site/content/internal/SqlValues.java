package dev.lightbox.xray.site.content.internal;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parameters of a statement of which some may be null. */
public final class SqlValues {
    private SqlValues() {}

    public static List<?> orNull(@Nullable Object... values) {
        return Arrays.asList(values);
    }
}
