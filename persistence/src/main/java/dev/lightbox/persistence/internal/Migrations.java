package dev.lightbox.persistence.internal;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.persistence.Database;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Brings the tables up to date. Each feature carries its own files under {@code db/migration}, numbered
 * {@code V<feature>_<step>}: 1 persistence, 2 site, 3 credentials, 4 doctor, 5 backup, 6 server.
 *
 * <p>Flyway does the work, but takes a good part of a second to find that there is none. So its history is compared with
 * the files first, by one query, and Flyway runs only when they differ.
 */
public final class Migrations {
    private Migrations() {}

    /** Applies what is missing and returns the database; closes it when that fails. */
    public static Database apply(OpenDatabase database) {
        try {
            migrate(database);
            return database;
        } catch (RuntimeException failure) {
            database.close();
            throw database.explain(failure);
        }
    }

    private static void migrate(OpenDatabase database) {
        if (isBehind(database, Place.SHARED)) {
            FlywayRun.shared(database);
        }
    }

    /** The same for one region's tables, whose files are under {@code db/regional}. */
    static void applyRegional(OpenDatabase database, Place region) {
        try {
            if (isBehind(database, region)) {
                database.prepare(region, tables -> FlywayRun.regional(tables, database.dialect(), region));
            }
        } catch (RuntimeException failure) {
            throw database.explain(failure);
        }
    }

    private static boolean isBehind(OpenDatabase database, Place place) {
        String folder = place.isShared() ? MigrationFiles.SHARED : MigrationFiles.REGIONAL;
        Map<String, Integer> known = MigrationFiles.find(Migrations.class.getClassLoader(), folder);
        Map<String, Integer> applied = SchemaHistory.applied(database, place);
        refuseNewer(known.keySet(), applied.keySet());
        return !applied.equals(known);
    }

    private static void refuseNewer(Set<String> known, Set<String> applied) {
        Set<String> unknown = new TreeSet<>(applied);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new LightboxException(
                    ErrorCode.DATABASE_NEWER,
                    "A newer Lightbox has written this database: it holds the table versions " + unknown
                            + ", which this one does not know.",
                    "Start the newer Lightbox, or go back to a copy of the data from before the upgrade.");
        }
    }
}
