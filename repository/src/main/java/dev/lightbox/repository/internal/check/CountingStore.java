package dev.lightbox.repository.internal.check;

import dev.lightbox.repository.BlobName;
import dev.lightbox.repository.BlobStore;
import dev.lightbox.repository.ForwardingBlobStore;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what is read from a store. */
final class CountingStore extends ForwardingBlobStore {
    private final Set<BlobName> files = ConcurrentHashMap.newKeySet();
    private final AtomicLong bytes = new AtomicLong();

    CountingStore(BlobStore store) {
        super(store);
    }

    /** How many different files were read. */
    long files() {
        return files.size();
    }

    /** How many bytes were read, those read twice counted twice. */
    long bytes() {
        return bytes.get();
    }

    @Override
    public byte[] read(BlobName name, int limit) {
        return counted(name, super.read(name, limit));
    }

    @Override
    public byte[] read(BlobName name, long offset, int length) {
        return counted(name, super.read(name, offset, length));
    }

    private byte[] counted(BlobName name, byte[] content) {
        files.add(name);
        bytes.addAndGet(content.length);
        return content;
    }

    /** The store below belongs to somebody else. */
    @Override
    public void close() {}
}
