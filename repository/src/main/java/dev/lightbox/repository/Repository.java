package dev.lightbox.repository;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.Finding;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import dev.lightbox.kernel.Secret;
import dev.lightbox.repository.internal.check.RepositoryCheck;
import dev.lightbox.repository.internal.crypto.BlobKind;
import dev.lightbox.repository.internal.crypto.ConfigFile;
import dev.lightbox.repository.internal.index.BlobTable;
import dev.lightbox.repository.internal.index.IndexRebuild;
import dev.lightbox.repository.internal.index.RepositoryIndex;
import dev.lightbox.repository.internal.lock.Locks;
import dev.lightbox.repository.internal.pack.PackReader;
import dev.lightbox.repository.internal.pack.PackWriter;
import dev.lightbox.repository.internal.snapshot.Manifests;
import dev.lightbox.repository.internal.store.KeyFiles;
import dev.lightbox.repository.internal.store.RepositoryStart;
import dev.lightbox.repository.internal.store.SealedStore;
import dev.lightbox.repository.internal.tree.TreePage;
import dev.lightbox.repository.internal.tree.TreeReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An encrypted, deduplicated store of snapshots on a {@link BlobStore}. Thread-safe; several processes may write to one
 * repository at once. The store belongs to the caller and is not closed here.
 *
 * <p>Damage shows as {@code REPOSITORY_DAMAGED} with the name of the file, in every method that reads.
 */
public final class Repository implements AutoCloseable {
    private final SealedStore store;
    private final RepositorySettings settings;
    private final Passwords passwords;
    private final RepositoryIndex index;
    private final PackReader packs;
    private final Locks locks;
    private final Manifests manifests;

    private Repository(BlobStore store, ConfigFile config, KeyFiles.Unlocked key, RepositorySettings settings) {
        this.store = new SealedStore(store, key.keys(), settings.random());
        this.settings = settings;
        this.passwords = new Passwords(new KeyFiles(store, config), config, key, settings);
        this.index = new RepositoryIndex(this.store);
        this.packs = new PackReader(store, key.keys());
        this.locks = new Locks(this.store, settings.owner(), settings.clock());
        this.manifests = new Manifests(this.store);
    }

    /** Whether there is a repository in the store. */
    public static boolean exists(BlobStore store) {
        return store.exists(ConfigFile.NAME);
    }

    /**
     * Makes a new repository and opens it. The config file is written last: an interrupted creation can be repeated.
     *
     * @throws LightboxException {@code ALREADY_EXISTS} when there is one, {@code INVALID_INPUT} for an empty password
     */
    public static Repository create(BlobStore store, Secret password, RepositorySettings settings) {
        ConfigFile config = RepositoryStart.create(store, password, settings);
        return open(store, config, password, settings);
    }

    /**
     * Opens a repository; takes about half a second, which is what Argon2id costs.
     *
     * @throws LightboxException {@code REPOSITORY_NOT_FOUND}, {@code WRONG_PASSWORD},
     *     {@code REPOSITORY_VERSION_UNKNOWN} or {@code REPOSITORY_DAMAGED}
     */
    public static Repository open(BlobStore store, Secret password, RepositorySettings settings) {
        return open(store, RepositoryStart.readConfig(store), password, settings);
    }

    private static Repository open(BlobStore store, ConfigFile config, Secret password, RepositorySettings settings) {
        return new Repository(store, config, new KeyFiles(store, config).unlock(password), settings);
    }

    /** The passwords that open this repository. */
    public Passwords passwords() {
        return passwords;
    }

    /**
     * Begins to write; the writer holds a shared lock until it is closed.
     *
     * @throws LightboxException {@code REPOSITORY_LOCKED} while somebody removes from the repository
     */
    public RepositoryWriter writer() {
        RepositoryLock lock = locks.take(LockMode.SHARED);
        index.refresh();
        return new RepositoryWriter(store, new PackWriter(store, index, settings.packBytes()), lock, settings.clock());
    }

    /** Takes a lock, for work that must not meet others: a long restore (shared), removing (exclusive). */
    public RepositoryLock lock(LockMode mode) {
        return locks.take(mode);
    }

    /** The content of a blob, verified against its id. */
    public byte[] read(BlobId id) {
        return read(id, BlobKind.DATA);
    }

    private byte[] read(BlobId id, BlobKind kind) {
        BlobTable.Located found = locate(id, kind);
        return packs.read(found.pack(), found.salt(), found.blob());
    }

    private TreePage readPage(BlobId id) {
        byte[] page = read(id, BlobKind.TREE);
        return SealedStore.named(locate(id, BlobKind.TREE).pack(), () -> TreePage.parse(page));
    }

    private BlobTable.Located locate(BlobId id, BlobKind kind) {
        return index.find(id)
                .filter(located -> located.blob().kind() == kind)
                .orElseThrow(() -> new LightboxException(
                        ErrorCode.REPOSITORY_DAMAGED,
                        "The repository at " + store.raw().describe() + " holds no blob " + id + ".",
                        "Run \"repository check\"; when an index file is missing, run \"repository rebuild-index\"."));
    }

    /** All snapshots, newest first. */
    public List<SnapshotManifest> snapshots() {
        return manifests.all();
    }

    /**
     * The snapshot with this id.
     *
     * @throws LightboxException {@code SNAPSHOT_NOT_FOUND}
     */
    public Snapshot snapshot(SnapshotId id) {
        return snapshot(id.toString());
    }

    /**
     * The snapshot whose id begins with {@code prefix}, or the newest one for {@code latest}.
     *
     * @throws LightboxException {@code SNAPSHOT_NOT_FOUND} when none or several begin so
     */
    public Snapshot snapshot(String prefix) {
        SnapshotManifest manifest = manifests.find(prefix);
        return new Snapshot(this, manifest, new TreeReader(this::readPage, manifest));
    }

    /**
     * Reads the repository back and tells what is damaged, missing or left over; changes nothing. Damage does not stop it
     * and is told in the report. Works on a read-only copy too, then without a lock.
     */
    public CheckReport check(CheckDepth depth, Progress progress) {
        try (RepositoryLock _ = lockIfWritable()) {
            return new RepositoryCheck(store, settings, progress).run(depth);
        }
    }

    private @Nullable RepositoryLock lockIfWritable() {
        try {
            return locks.take(LockMode.SHARED);
        } catch (LightboxException e) {
            // A damaged lock file is for the check to tell; where nothing can be written nobody removes anything.
            if (e.code() == ErrorCode.REPOSITORY_LOCKED) {
                throw e;
            }
            return null;
        }
    }

    /**
     * Writes the index anew from the packs: the remedy for a damaged or missing index file.
     *
     * @return the packs that could not be read; their blobs are in no index afterwards
     */
    public List<Finding> rebuildIndex(Progress progress) {
        try (RepositoryLock _ = locks.take(LockMode.EXCLUSIVE)) {
            List<Finding> unreadable = new IndexRebuild(store, packs).run(progress);
            index.reset();
            return unreadable;
        }
    }

    /**
     * Removes all locks, whoever holds them, and returns how many. For a person who knows that no process works on the
     * repository; locks of processes that have ended on this machine go away without it.
     */
    public int unlock() {
        return locks.removeAll();
    }

    /** Releases nothing on disk; the repository can be opened again. */
    @Override
    public void close() {
        // Keys stay in memory until they are collected: the platform's key objects cannot be wiped.
    }
}
