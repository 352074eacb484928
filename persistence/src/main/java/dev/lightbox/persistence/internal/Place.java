package dev.lightbox.persistence.internal;

import java.util.regex.Pattern;

/**
 * Where a transaction works: on the shared tables, or on those of a region with the shared ones beside them.
 *
 * @param region empty for the shared tables
 */
public record Place(String region) {
    private static final Pattern NAME = Pattern.compile("[a-z]*");
    /** What belongs to no region. */
    static final Place SHARED = new Place("");

    public Place {
        // It becomes part of file names and statements.
        if (!NAME.matcher(region).matches()) {
            throw new IllegalArgumentException("Not the name of a region: " + region);
        }
    }

    static Place ofRegion(String region) {
        if (region.isEmpty()) {
            throw new IllegalArgumentException("A region needs a name");
        }
        return new Place(region);
    }

    boolean isShared() {
        return region.isEmpty();
    }

    /** The schema on PostgreSQL, and what the file is called on SQLite. */
    String name() {
        return "site_" + region;
    }

    /** Refuses a place that a transaction here does not see: an error of the program. */
    void requireReach(Place asked) {
        if (!asked.isShared() && !asked.equals(this)) {
            throw new IllegalStateException("A transaction of the " + this + " cannot reach the " + asked
                    + ": begin with the region's store, which sees the shared one too");
        }
    }

    @Override
    public String toString() {
        return isShared() ? "shared store" : "store of the region " + region;
    }
}
