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

    /**
     * The values one to a row, each beside what they all lie in, for {@code VALUES :name}; the columns are called
     * {@code column1} and {@code column2}. What stands in a row is not known to PostgreSQL when it plans: of a tenant or an
     * execution that it knows and has no statistics of, it would expect one row, and read all to find it.
     */
    public static List<Object[]> rows(Collection<?> values, long within) {
        return values.stream().map(value -> new Object[] {value, within}).toList();
    }
}
