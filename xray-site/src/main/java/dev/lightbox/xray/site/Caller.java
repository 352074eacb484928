package dev.lightbox.xray.site;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Who a request acts for, and what that user may see and change. Every read and write of site content takes one, so that
 * nothing can be reached past the user's permissions.
 *
 * @param readable ids of the projects that the user may browse
 * @param writable ids of the projects that the user may change; a subset of {@code readable}
 * @param administered ids of the projects that the user administers; a subset of {@code writable}
 * @param indexedUntil GraphQL queries do not see issues created after this; empty unless a fault asks for it
 */
public record Caller(
        Tenant tenant,
        SiteUser user,
        Set<Long> readable,
        Set<Long> writable,
        Set<Long> administered,
        Optional<Instant> indexedUntil) {
    public Caller {
        readable = Set.copyOf(readable);
        writable = Set.copyOf(writable);
        administered = Set.copyOf(administered);
    }

    /** A caller who administers nothing. */
    public Caller(Tenant tenant, SiteUser user, Set<Long> readable, Set<Long> writable) {
        this(tenant, user, readable, writable, Set.of(), Optional.empty());
    }

    /** The same caller, for whom what was created after {@code until} is not indexed yet. */
    public Caller seeingUntil(Instant until) {
        return new Caller(tenant, user, readable, writable, administered, Optional.of(until));
    }

    /** The same caller, who sees everything that is there. */
    public Caller seeingAll() {
        return indexedUntil.isEmpty()
                ? this
                : new Caller(tenant, user, readable, writable, administered, Optional.empty());
    }

    /** Whether the user administers the whole site: every one of its projects that there is to see, and at least one. */
    public boolean administersAll() {
        return !readable.isEmpty() && administered.containsAll(readable);
    }
}
