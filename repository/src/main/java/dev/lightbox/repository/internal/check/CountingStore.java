package dev.lightbox.repository.internal.check;

import dev.lightbox.repository.BlobName;
import dev.lightbox.repository.BlobStore;
import dev.lightbox.repository.StoredBlob;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what is read from a store. */
final class CountingStore implements BlobStore {
    private final BlobStore store;
    private final Set<BlobName> files = ConcurrentHashMap.newKeySet();
    private final AtomicLong bytes = new AtomicLong();

    CountingStore(BlobStore store) {
        this.store = store;
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
        return counted(name, store.read(name, limit));
    }

    @Override
    public byte[] read(BlobName name, long offset, int length) {
        return counted(name, store.read(name, offset, length));
    }

    private byte[] counted(BlobName name, byte[] content) {
        files.add(name);
        bytes.addAndGet(content.length);
        return content;
    }

    @Override
    public void write(BlobName name, byte[] content) {
        store.write(name, content);
    }

    @Override
    public boolean exists(BlobName name) {
        return store.exists(name);
    }

    @Override
    public List<StoredBlob> list(String prefix) {
        return store.list(prefix);
    }

    @Override
    public void delete(BlobName name) {
        store.delete(name);
    }

    @Override
    public String describe() {
        return store.describe();
    }

    /** The store below belongs to somebody else. */
    @Override
    public void close() {}
}
