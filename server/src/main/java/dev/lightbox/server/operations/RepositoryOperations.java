package dev.lightbox.server.operations;

import dev.lightbox.backup.Comparison;
import dev.lightbox.backup.ComparisonReport;
import dev.lightbox.backup.IdMap;
import dev.lightbox.backup.TestSnapshots;
import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import dev.lightbox.repository.CheckDepth;
import dev.lightbox.repository.Snapshot;
import dev.lightbox.repository.SnapshotEntry;
import dev.lightbox.repository.SnapshotManifest;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks into the repository. Thread-safe. */
public final class RepositoryOperations {
    private final RepositoryAccess repository;
    private final Path restores;
    private final AuditTrail audit;
    private final InstantSource clock;

    /** @param restores where restores keep the ids that came of them */
    public RepositoryOperations(RepositoryAccess repository, Path restores, AuditTrail audit, InstantSource clock) {
        this.repository = repository;
        this.restores = restores;
        this.audit = audit;
        this.clock = clock;
    }

    Object run(RepositoryOperation<?> operation, Actor actor, Progress progress) {
        return switch (operation) {
            case RepositoryOperation.RebuildIndex _ -> rebuild(actor, progress);
            case RepositoryOperation.UnlockRepository _ -> unlock(actor);
            case RepositoryOperation.RevealPassword _ -> reveal(actor);
            case RepositoryOperation.DescribeRepository _ -> describe();
            case RepositoryOperation.CheckRepository check ->
                repository.get().check(check.allData() ? CheckDepth.ALL_DATA : CheckDepth.STRUCTURE, progress);
            case RepositoryOperation.ListSnapshots _ ->
                new RepositoryOperation.Snapshots(
                        backups().stream().map(RepositoryOperations::shown).toList());
            case RepositoryOperation.DescribeSnapshot describe ->
                shown(snapshot(describe.snapshot()).manifest());
            case RepositoryOperation.ListEntries list -> list(list);
            case RepositoryOperation.ReadEntry read -> read(read);
            case RepositoryOperation.CompareSnapshots compare -> compare(compare);
        };
    }

    private RepositoryOperation.Rebuilt rebuild(Actor actor, Progress progress) {
        record(actor, "repository.rebuild-index");
        return new RepositoryOperation.Rebuilt(repository.get().rebuildIndex(progress));
    }

    private RepositoryOperation.Unlocked unlock(Actor actor) {
        record(actor, "repository.unlock");
        return new RepositoryOperation.Unlocked(repository.get().unlock());
    }

    private RepositoryOperation.RepositoryPassword reveal(Actor actor) {
        record(actor, "repository.reveal-password");
        return new RepositoryOperation.RepositoryPassword(repository.password());
    }

    private void record(Actor actor, String action) {
        audit.record(new AuditTrail.Entry(
                clock.instant(), actor.name(), action, repository.folder().toString(), actor.origin(), Map.of()));
    }

    private RepositoryOperation.RepositoryStatus describe() {
        String location = repository.folder().toString();
        if (!repository.exists()) {
            return new RepositoryOperation.RepositoryStatus(location, false, 0, null);
        }
        List<SnapshotManifest> snapshots = backups();
        return new RepositoryOperation.RepositoryStatus(
                location,
                true,
                snapshots.size(),
                snapshots.isEmpty() ? null : snapshots.getFirst().createdAt());
    }

    /** Test snapshots have a list of their own: nobody may take one for a backup. */
    private List<SnapshotManifest> backups() {
        return repository.get().snapshots().stream()
                .filter(manifest -> !TestSnapshots.isOne(manifest))
                .toList();
    }

    private ComparisonReport compare(RepositoryOperation.CompareSnapshots compare) {
        IdMap ids = compare.restore() == null
                ? IdMap.IDENTITY
                : RestoreFolder.find(restores, compare.restore()).ids();
        return Comparison.of(snapshot(compare.first()), snapshot(compare.second()), ids);
    }

    private Snapshot snapshot(String prefix) {
        return TestSnapshots.backup(repository.get(), prefix);
    }

    private static RepositoryOperation.SnapshotSummary shown(SnapshotManifest manifest) {
        return new RepositoryOperation.SnapshotSummary(
                manifest.id().toString(),
                manifest.createdAt(),
                manifest.merkleRoot().toString(),
                manifest.entryCount(),
                manifest.totalBytes(),
                manifest.info());
    }

    /** Counts what lies below the prefix and keeps one page of it; an entry is small, and pages of the tree stream by. */
    private RepositoryOperation.Entries list(RepositoryOperation.ListEntries list) {
        Paging paging = list.paging();
        long first = (paging.page() - 1L) * paging.size();
        long position = 0;
        List<RepositoryOperation.Entry> page = new ArrayList<>();
        try (Stream<SnapshotEntry> entries = snapshot(list.snapshot()).entries(list.prefix())) {
            for (Iterator<SnapshotEntry> each = entries.iterator(); each.hasNext(); position++) {
                SnapshotEntry entry = each.next();
                if (position >= first && page.size() < paging.size()) {
                    page.add(new RepositoryOperation.Entry(entry.path(), entry.size()));
                }
            }
        }
        return new RepositoryOperation.Entries(page, position, paging);
    }

    private RepositoryOperation.EntryContent read(RepositoryOperation.ReadEntry read) {
        Snapshot snapshot = snapshot(read.snapshot());
        SnapshotEntry entry = snapshot.find(read.path())
                .orElseThrow(() -> new LightboxException(
                        ErrorCode.NOT_FOUND,
                        "The snapshot " + snapshot.manifest().id().shortForm() + " has no entry " + read.path() + ".",
                        "'lightbox snapshot entries' lists what it has."));
        return new RepositoryOperation.EntryContent(entry.path(), snapshot.read(entry));
    }
}
