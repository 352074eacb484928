package dev.lightbox.xray.site;

import java.util.Set;

/**
 * Who a request acts for, and what that user may see and change. Every read and write of site content takes one, so that
 * nothing can be reached past the user's permissions.
 *
 * @param readable ids of the projects that the user may browse
 * @param writable ids of the projects that the user may change; a subset of {@code readable}
 */
public record Caller(Tenant tenant, SiteUser user, Set<Long> readable, Set<Long> writable) {
    public Caller {
        readable = Set.copyOf(readable);
        writable = Set.copyOf(writable);
    }
}
