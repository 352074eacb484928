package dev.lightbox.backup;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.repository.BlobName;
import dev.lightbox.repository.ForwardingBlobStore;
import dev.lightbox.repository.LocalBlobStore;
import java.nio.file.Path;

/** A store on disk that runs out of space after some writes. */
final class FailingStore extends ForwardingBlobStore {
    private int writesLeft = Integer.MAX_VALUE;

    FailingStore(Path folder) {
        super(new LocalBlobStore(folder));
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
        super.write(name, content);
    }
}
