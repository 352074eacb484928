package dev.lightbox.repository.internal.snapshot;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.repository.BlobName;
import dev.lightbox.repository.SnapshotId;
import dev.lightbox.repository.SnapshotManifest;
import dev.lightbox.repository.StoredBlob;
import dev.lightbox.repository.internal.crypto.FileKind;
import dev.lightbox.repository.internal.store.SealedStore;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The snapshots of a repository. Manifests never change, so each is read once. Thread-safe. */
public final class Manifests {
    private static final Comparator<SnapshotManifest> NEWEST_FIRST = Comparator.comparing(SnapshotManifest::createdAt)
            .reversed()
            .thenComparing(manifest -> manifest.id().value());

    private final SealedStore store;
    private final Map<BlobName, SnapshotManifest> read = new ConcurrentHashMap<>();

    public Manifests(SealedStore store) {
        this.store = store;
    }

    /** All there are now, newest first. */
    public List<SnapshotManifest> all() {
        List<BlobName> names = files();
        read.keySet().retainAll(names);
        return names.stream().map(this::manifest).sorted(NEWEST_FIRST).toList();
    }

    /** The one whose id begins with {@code prefix}; the others need not be readable. {@code latest} is the newest. */
    public SnapshotManifest find(String prefix) {
        if (prefix.equals("latest")) {
            return all().stream().findFirst().orElseThrow(() -> notFound("There is no snapshot yet"));
        }
        List<BlobName> matches = files().stream()
                .filter(name -> !prefix.isEmpty() && name.lastPart().startsWith(prefix))
                .toList();
        return switch (matches.size()) {
            case 1 -> manifest(matches.getFirst());
            case 0 -> throw notFound("There is no snapshot '" + prefix + "'");
            default -> throw notFound(matches.size() + " snapshots begin with '" + prefix + "'");
        };
    }

    private List<BlobName> files() {
        return store.raw().list(FileKind.SNAPSHOT.prefix()).stream()
                .map(StoredBlob::name)
                .toList();
    }

    private SnapshotManifest manifest(BlobName file) {
        return read.computeIfAbsent(file, name -> read(store, name));
    }

    /** Reads one manifest. */
    public static SnapshotManifest read(SealedStore store, BlobName file) {
        return store.read(
                FileKind.SNAPSHOT, file, content -> ManifestFile.parse(SnapshotId.parse(file.lastPart()), content));
    }

    private LightboxException notFound(String found) {
        return new LightboxException(
                ErrorCode.SNAPSHOT_NOT_FOUND,
                found + " in the repository at " + store.raw().describe() + ".",
                "List the snapshots and give more digits of an id.");
    }
}
