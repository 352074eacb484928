package dev.lightbox.server.wire;

import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.site.Residency;
import dev.lightbox.xray.site.SiteIdentity;
import dev.lightbox.xray.site.Tenant;
import dev.lightbox.xray.site.faults.ApiCall;
import dev.lightbox.xray.site.faults.Fault;
import dev.lightbox.xray.site.faults.Faults;
import dev.lightbox.xray.site.limits.RateLimits;
import dev.lightbox.xray.site.users.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Stands in front of every call, as soon as it is known whose call it is: counts the requests that licences limit, and is
 * the one place at which faults happen.
 */
public record Threshold(Tenants tenants, RateLimits limits, Faults faults, Pause pause) {

    /** The threshold of a site, at which slow answers really wait. */
    public static Threshold of(SiteIdentity identity) {
        return new Threshold(identity.tenants(), identity.limits(), identity.faults(), Pause.real());
    }

    Threshold waitingBy(Pause other) {
        return new Threshold(tenants, limits, faults, other);
    }

    /** @param tenant whose key is presented; empty for an unknown key, to which nothing happens */
    FaultEffects onLogin(OptionalLong tenant, SiteHost host) {
        return tenant.isEmpty()
                ? FaultEffects.NONE
                : effects(tenants.get(tenant.getAsLong()), ApiCall.AUTHENTICATE, host);
    }

    FaultEffects onData(Tenant tenant, ApiCall call, SiteHost host) {
        return effects(tenant, call, host);
    }

    /** Jira counts its requests by rules of its own, not by Xray's licence. */
    FaultEffects onJira(Tenant tenant, SiteHost host) {
        return faultsOf(tenant, ApiCall.JIRA, host);
    }

    private FaultEffects effects(Tenant tenant, ApiCall call, SiteHost host) {
        Optional<Duration> wait = limits.take(tenant);
        return wait.isPresent()
                ? FaultEffects.NONE.refusing(WireReply.tooManyRequests(faults.now(), wait.get()))
                : faultsOf(tenant, call, host);
    }

    private FaultEffects faultsOf(Tenant tenant, ApiCall call, SiteHost host) {
        List<Fault> happening = faults.take(tenant.id(), call, host).stream()
                .filter(fault -> !servesAllTheSame(fault, tenant, host))
                .toList();
        return effects(happening, call);
    }

    /** A stale mapping leaves the region's own host alone. */
    private static boolean servesAllTheSame(Fault fault, Tenant tenant, SiteHost host) {
        return switch (fault.kind()) {
            case STALE_MAPPING -> Residency.STALE.serves(tenant.region(), host);
            default -> false;
        };
    }

    private FaultEffects effects(List<Fault> happening, ApiCall call) {
        if (happening.isEmpty()) {
            return FaultEffects.NONE;
        }
        FaultEffects effects = FaultEffects.NONE.pausing(pause);
        Instant now = faults.now();
        for (Fault fault : happening) {
            effects = effects.and(fault, call, now);
        }
        return effects;
    }
}
