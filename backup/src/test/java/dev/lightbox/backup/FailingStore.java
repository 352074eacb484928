package dev.lightbox.backup;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.repository.BlobName;
import dev.lightbox.repository.BlobStore;
import dev.lightbox.repository.LocalBlobStore;
import dev.lightbox.repository.StoredBlob;
import java.nio.file.Path;
import java.util.List;

/** A store on disk that runs out of space after some writes. */
final class FailingStore implements BlobStore {
    private final BlobStore disk;
    private int writesLeft = Integer.MAX_VALUE;

    FailingStore(Path folder) {
        this.disk = new LocalBlobStore(folder);
    }

    /** From now on {@code writes} succeed and the others fail; locks are not counted. */
    synchronized void failAfter(int writes) {
        writesLeft = writes;
    }

    @Override
    public synchronized void write(BlobName name, byte[] content) {
        boolean counted = !name.value().startsWith("locks/");
        if (counted && writesLeft-- <= 0) {
            throw new LightboxException(ErrorCode.NO_SPACE, "No space for " + name + ".", "Free some space.");
        }
        disk.write(name, content);
    }

    @Override
    public byte[] read(BlobName name, int limit) {
        return disk.read(name, limit);
    }

    @Override
    public byte[] read(BlobName name, long offset, int length) {
        return disk.read(name, offset, length);
    }

    @Override
    public boolean exists(BlobName name) {
        return disk.exists(name);
    }

    @Override
    public List<StoredBlob> list(String prefix) {
        return disk.list(prefix);
    }

    @Override
    public void delete(BlobName name) {
        disk.delete(name);
    }

    @Override
    public String describe() {
        return disk.describe();
    }

    @Override
    public void close() {
        disk.close();
    }
}
