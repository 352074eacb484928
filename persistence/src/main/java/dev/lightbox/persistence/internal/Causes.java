package dev.lightbox.persistence.internal;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Looks through the layers of an exception. */
final class Causes {
    private Causes() {}

    /** The innermost cause that the database driver threw, or null. */
    static @Nullable SQLException sql(Throwable failure) {
        SQLException found = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException thrown) {
                found = thrown;
            }
        }
        return found;
    }

    /** Whether {@code type} is among the causes. */
    static boolean include(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
