package dev.lightbox.xray.site.content.internal;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parameters of a statement. */
public final class SqlValues {
    private SqlValues() {}

    /** Values of which some may be null. */
    public static List<?> orNull(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    /** The values one to a row, for {@code VALUES :name}; the column is called {@code column1}. */
    public static List<Object[]> rows(Collection<?> values) {
        return values.stream().map(value -> new Object[] {value}).toList();
    }
}
