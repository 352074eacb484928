package dev.lightbox.server.operations;

import dev.lightbox.backup.BackupRun;
import java.util.List;
import java.util.Set;

/** Taking backups, and the history of them. */
public sealed interface BackupOperation<R> extends Operation<R> {

    /**
     * Captures a site into the repository; takes as long as the site's budget makes it.
     *
     * @param connection label or id; empty for the default connection
     * @param goneProjects keys or ids of projects that earlier snapshots hold and that are gone for good
     */
    record RunBackup(String connection, Set<String> goneProjects) implements BackupOperation<BackupRun> {
        public RunBackup {
            goneProjects = Set.copyOf(goneProjects);
        }

        /** A backup that misses every project of an earlier snapshot. */
        public RunBackup(String connection) {
            this(connection, Set.of());
        }

        @Override
        public Class<BackupRun> resultType() {
            return BackupRun.class;
        }
    }

    /** The history, newest first. */
    record ListRuns(Paging paging) implements BackupOperation<Runs> {
        @Override
        public Class<Runs> resultType() {
            return Runs.class;
        }
    }

    /** One run of the history. */
    record FindRun(String id) implements BackupOperation<BackupRun> {
        @Override
        public Class<BackupRun> resultType() {
            return BackupRun.class;
        }
    }

    /** One page of the history. */
    record Runs(List<BackupRun> runs, long total, Paging paging) {}
}
