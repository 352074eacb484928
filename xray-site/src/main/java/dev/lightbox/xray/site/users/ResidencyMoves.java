package dev.lightbox.xray.site.users;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.xray.api.Region;
import dev.lightbox.xray.site.Residency;
import dev.lightbox.xray.site.Tenant;

/**
 * What happens to a tenant's data residency (contract section 3): a move of the Xray data is started and completed or
 * cancelled, Jira is moved separately, and the global host's mapping goes stale and is corrected. Thread-safe.
 */
public final class ResidencyMoves {
    private final Tenants tenants;

    public ResidencyMoves(Tenants tenants) {
        this.tenants = tenants;
    }

    /**
     * From now on no host serves the tenant, until the move is completed or cancelled.
     *
     * @throws LightboxException {@code ALREADY_EXISTS} when a move is under way, {@code INVALID_INPUT} when the data is there
     */
    public Tenant start(long id, Region target, AuditTrail.Actor actor) {
        return tenants.change(id, "tenant.move-start", actor, tenant -> {
            requireNotMoving(tenant);
            if (tenant.region() == target) {
                throw new LightboxException(
                        ErrorCode.INVALID_INPUT,
                        "The Xray data of \"" + tenant.name() + "\" is in " + target + " already.",
                        "Choose another region.");
            }
            return tenant.movingTo(target);
        });
    }

    /** The Xray data has arrived: its new region and the global host serve. */
    public Tenant complete(long id, AuditTrail.Actor actor) {
        return tenants.change(
                id, "tenant.move-complete", actor, tenant -> tenant.residing(requireTarget(tenant), Residency.PINNED));
    }

    /** The Xray data stays where it was. */
    public Tenant cancel(long id, AuditTrail.Actor actor) {
        return tenants.change(id, "tenant.move-cancel", actor, tenant -> {
            var _ = requireTarget(tenant);
            return tenant.residing(tenant.region(), Residency.PINNED);
        });
    }

    /** Moves Jira's data. When it is in another region than Xray's then, the global host's mapping goes stale. */
    public Tenant moveJira(long id, Region target, AuditTrail.Actor actor) {
        return tenants.change(id, "tenant.move-jira", actor, tenant -> {
            requireNotMoving(tenant);
            Residency state = target == tenant.region() ? tenant.residency() : Residency.STALE;
            return tenant.withJiraIn(target).residing(tenant.region(), state);
        });
    }

    /** Lets the global host's mapping be out of date, or corrects it as the vendor's support does. */
    public Tenant setMappingStale(long id, boolean stale, AuditTrail.Actor actor) {
        return tenants.change(id, "tenant.mapping", actor, tenant -> {
            requireNotMoving(tenant);
            return tenant.residing(tenant.region(), stale ? Residency.STALE : Residency.PINNED);
        });
    }

    private static void requireNotMoving(Tenant tenant) {
        if (tenant.residency() == Residency.MOVING) {
            throw new LightboxException(
                    ErrorCode.ALREADY_EXISTS,
                    "A move of the Xray data of \"" + tenant.name() + "\" is under way.",
                    "Complete or cancel it first.");
        }
    }

    private static Region requireTarget(Tenant tenant) {
        return tenant.movingTo()
                .orElseThrow(() -> new LightboxException(
                        ErrorCode.NOT_FOUND,
                        "No move of the Xray data of \"" + tenant.name() + "\" is under way.",
                        "Look at the site's data residency."));
    }
}
