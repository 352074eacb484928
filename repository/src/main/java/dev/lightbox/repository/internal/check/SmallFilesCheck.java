package dev.lightbox.repository.internal.check;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.repository.BlobName;
import dev.lightbox.repository.RepositorySettings;
import dev.lightbox.repository.StoredBlob;
import dev.lightbox.repository.internal.crypto.ConfigFile;
import dev.lightbox.repository.internal.crypto.FileKind;
import dev.lightbox.repository.internal.lock.LockFile;
import dev.lightbox.repository.internal.store.KeyFiles;
import dev.lightbox.repository.internal.store.RepositoryStart;
import dev.lightbox.repository.internal.store.SealedStore;
import java.util.stream.Stream;

/** Reads the files that hold no data: config, keys, locks, and names those that do not belong. */
final class SmallFilesCheck {
    private final SealedStore store;
    private final RepositorySettings settings;
    private final Findings findings;

    SmallFilesCheck(SealedStore store, RepositorySettings settings, Findings findings) {
        this.store = store;
        this.settings = settings;
        this.findings = findings;
    }

    void run() {
        findings.attempt("repository-config", () -> checkKeys(RepositoryStart.readConfig(store.raw())));
        for (StoredBlob file : store.raw().list(FileKind.LOCK.prefix())) {
            checkLock(file.name());
        }
        store.raw().list("").stream()
                .map(StoredBlob::name)
                .filter(SmallFilesCheck::isForeign)
                .forEach(name -> findings.warning(
                        "repository-foreign-file",
                        "The file " + name + " is not one of a repository.",
                        "Move it away; nothing here reads it."));
    }

    private void checkKeys(ConfigFile config) {
        KeyFiles keys = new KeyFiles(store.raw(), config);
        for (BlobName file : keys.list()) {
            findings.attempt("repository-key", () -> keys.read(file));
        }
    }

    private void checkLock(BlobName file) {
        findings.attempt("repository-lock", () -> {
            try {
                LockFile lock = store.read(FileKind.LOCK, file, LockFile::parse);
                if (lock.isStale(settings.owner(), settings.clock().instant())) {
                    findings.note("repository-lock", "The lock " + file + " was left by " + lock.describe() + ".");
                }
            } catch (LightboxException e) {
                if (e.code() != ErrorCode.NOT_FOUND) { // Its holder has just finished.
                    throw e;
                }
            }
        });
    }

    /** A file of a kind lies where its name says. */
    private static boolean isForeign(BlobName name) {
        String value = name.value();
        boolean key = value.matches(KeyFiles.PREFIX + "[0-9a-f]{64}");
        boolean sealed = Stream.of(FileKind.values())
                .anyMatch(kind -> value.matches(
                        kind.prefix() + (kind == FileKind.PACK ? "([0-9a-f]{2})/\\1[0-9a-f]{62}" : "[0-9a-f]{64}")));
        return !name.equals(ConfigFile.NAME) && !key && !sealed;
    }
}
