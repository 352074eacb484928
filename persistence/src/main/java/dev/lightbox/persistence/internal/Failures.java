package dev.lightbox.persistence.internal;

import dev.lightbox.kernel.LightboxException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/** Turns the database's own words into ours, where a person can do something about it. */
interface Failures {

    /** Where the database is, without secrets. */
    String place();

    /** What the driver's words mean to an administrator, with a remedy; null when there is nothing to mend. */
    @Nullable
    LightboxException explained(SQLException cause);

    /**
     * What to throw in place of {@code failure}: a {@link LightboxException} with a remedy for the causes that an
     * administrator can mend, the failure itself for all others.
     */
    default RuntimeException explain(Exception failure) {
        SQLException cause = Causes.sql(failure);
        LightboxException explained = cause == null ? null : explained(cause);
        if (explained != null) {
            return explained;
        }
        return failure instanceof RuntimeException thrown
                ? thrown
                : new DataAccessResourceFailureException("The database " + place() + " failed", failure);
    }
}
