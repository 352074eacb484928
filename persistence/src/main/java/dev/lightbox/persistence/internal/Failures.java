package dev.lightbox.persistence.internal;

/** Turns the database's own words into ours, where a person can do something about it. */
interface Failures {

    /**
     * What to throw in place of {@code failure}: a {@link dev.lightbox.kernel.LightboxException} with a remedy for the
     * causes that an administrator can mend, the failure itself for all others.
     */
    RuntimeException explain(Exception failure);
}
