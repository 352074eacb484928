package dev.lightbox.server.wire;

import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.site.Residency;
import dev.lightbox.xray.site.Tenant;
import dev.lightbox.xray.site.faults.ApiCall;
import dev.lightbox.xray.site.faults.Fault;
import dev.lightbox.xray.site.faults.Faults;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** The one place at which faults happen: in front of every call, as soon as it is known whose call it is. */
record FaultsInFront(Faults faults, Pause pause) {

    /** @param tenant whose key is presented; empty for an unknown key, to which nothing happens */
    FaultEffects onLogin(OptionalLong tenant, SiteHost host) {
        return tenant.isEmpty()
                ? FaultEffects.NONE
                : effects(faults.take(tenant.getAsLong(), ApiCall.AUTHENTICATE, host), ApiCall.AUTHENTICATE);
    }

    FaultEffects onData(Tenant tenant, ApiCall call, SiteHost host) {
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
