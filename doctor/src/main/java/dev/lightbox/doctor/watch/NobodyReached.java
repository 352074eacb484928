package dev.lightbox.doctor.watch;

import dev.lightbox.kernel.LightboxException;

/** Each of those to whom an alert was to go was refused, and it is known of each whether for now or for good. */
public final class NobodyReached extends LightboxException {
    private final transient Handed refused;

    /** @param refusal the failure as a whole, for a page */
    public NobodyReached(LightboxException refusal, Handed refused) {
        super(refusal.code(), String.valueOf(refusal.getMessage()), refusal.remedy(), refusal);
        this.refused = refused;
    }

    /** Who is to be tried again, and who never. */
    public Handed refused() {
        return refused;
    }
}
