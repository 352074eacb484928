package dev.lightbox.xray.site.faults;

import dev.lightbox.xray.api.SiteHost;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A fault that a tenant has asked for.
 *
 * @param calls what it happens to
 * @param hosts the listeners on which it happens
 * @param seconds the kind's number; 0 where it has none
 * @param end when it is over; empty: when it is ended
 * @param answersLeft to how many more answers it happens; empty: to any number
 */
public record Fault(
        long id,
        long tenantId,
        FaultKind kind,
        Set<ApiCall> calls,
        Set<SiteHost> hosts,
        int seconds,
        Instant start,
        Optional<Instant> end,
        OptionalInt answersLeft) {
    public Fault {
        calls = Set.copyOf(calls);
        hosts = Set.copyOf(hosts);
    }

    /** Whether it happens to this call, unless its answers are used up. */
    boolean concerns(ApiCall call, SiteHost host, Instant now) {
        return calls.contains(call)
                && hosts.contains(host)
                && end.filter(over -> !now.isBefore(over)).isEmpty();
    }
}
