package dev.lightbox.server.operations;

import dev.lightbox.backup.ComparisonReport;
import dev.lightbox.kernel.Finding;
import dev.lightbox.kernel.Secret;
import dev.lightbox.repository.CheckReport;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looking into the repository and proving that it is sound. */
public sealed interface RepositoryOperation<R> extends Operation<R> {

    /** Where the repository is and how much it holds. */
    record DescribeRepository() implements RepositoryOperation<RepositoryStatus> {
        @Override
        public Class<RepositoryStatus> resultType() {
            return RepositoryStatus.class;
        }
    }

    /**
     * Reads the repository back and reports what is damaged.
     *
     * @param allData every byte, or only the structure
     */
    record CheckRepository(boolean allData) implements RepositoryOperation<CheckReport> {
        @Override
        public Class<CheckReport> resultType() {
            return CheckReport.class;
        }
    }

    /** Writes the index anew from the packs: the remedy for a damaged or missing index file. */
    record RebuildIndex() implements RepositoryOperation<Rebuilt> {
        @Override
        public Class<Rebuilt> resultType() {
            return Rebuilt.class;
        }
    }

    /** Removes all locks, for a person who knows that no process works on the repository. */
    record UnlockRepository() implements RepositoryOperation<Unlocked> {
        @Override
        public Class<Unlocked> resultType() {
            return Unlocked.class;
        }
    }

    /** The repository's password, for a person who wants to keep it somewhere else. Audited. */
    record RevealPassword() implements RepositoryOperation<RepositoryPassword> {
        @Override
        public Class<RepositoryPassword> resultType() {
            return RepositoryPassword.class;
        }
    }

    /** All snapshots, newest first. */
    record ListSnapshots() implements RepositoryOperation<Snapshots> {
        @Override
        public Class<Snapshots> resultType() {
            return Snapshots.class;
        }
    }

    /**
     * One snapshot.
     *
     * @param snapshot its id, the beginning of one, or {@code latest}
     */
    record DescribeSnapshot(String snapshot) implements RepositoryOperation<SnapshotSummary> {
        @Override
        public Class<SnapshotSummary> resultType() {
            return SnapshotSummary.class;
        }
    }

    /** What a snapshot holds below a path, by path. */
    record ListEntries(String snapshot, String prefix, Paging paging) implements RepositoryOperation<Entries> {
        @Override
        public Class<Entries> resultType() {
            return Entries.class;
        }
    }

    /** The content of one entry. */
    record ReadEntry(String snapshot, String path) implements RepositoryOperation<EntryContent> {
        @Override
        public Class<EntryContent> resultType() {
            return EntryContent.class;
        }
    }

    /**
     * How two snapshots differ.
     *
     * @param restore the restore whose id map leads from the first to the second; null when ids are to be compared as they are
     */
    record CompareSnapshots(
            String first, String second, @Nullable String restore) implements RepositoryOperation<ComparisonReport> {
        @Override
        public Class<ComparisonReport> resultType() {
            return ComparisonReport.class;
        }
    }

    /** @param unreadable the packs that could not be read, one finding each; their blobs are in no index */
    record Rebuilt(List<Finding> unreadable) {}

    /** @param locks how many there were */
    record Unlocked(int locks) {}

    record RepositoryPassword(Secret password) {}

    /**
     * The repository at a glance.
     *
     * @param exists false before the first backup
     */
    record RepositoryStatus(
            String location,
            boolean exists,
            long snapshots,
            @Nullable Instant newest) {}

    /**
     * A snapshot without its entries.
     *
     * @param info the JSON document that the capture wrote: site, state, counts, gaps
     */
    record SnapshotSummary(
            String id, Instant createdAt, String merkleRoot, long entries, long totalBytes, String info) {}

    record Snapshots(List<SnapshotSummary> snapshots) {}

    record Entry(String path, long size) {}

    /** One page of entries. */
    record Entries(List<Entry> entries, long total, Paging paging) {}

    /**
     * What an entry holds.
     *
     * @param content base64 in JSON
     */
    record EntryContent(String path, byte[] content) {}
}
