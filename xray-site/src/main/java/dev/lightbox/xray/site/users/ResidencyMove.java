package dev.lightbox.xray.site.users;

import dev.lightbox.xray.api.Region;

/**
 * A move of a tenant's content that is not over.
 *
 * @param stamp what the content was when its copy was found complete; empty before
 */
public record ResidencyMove(long tenantId, Region source, Region target, Phase phase, String stamp) {

    /** How far a move is. It can be cancelled until the target serves. */
    public enum Phase {
        /** No host serves the tenant; nothing has been copied. */
        STARTED,
        /** Some of the content is in the target's store as well; the source's is whole. */
        COPYING,
        /** All of it is in both stores, and the same. */
        VERIFIED,
        /** The target serves; some of the content may still be in the source's store. */
        SWITCHED
    }
}
