package dev.lightbox.repository;

import java.util.List;

/**
 * A store that asks another one for everything: what counts, slows down or breaks one of the calls changes that one. As
 * thread-safe as the other store. Closing it closes the other.
 */
public abstract class ForwardingBlobStore implements BlobStore {
    private final BlobStore store;

    protected ForwardingBlobStore(BlobStore store) {
        this.store = store;
    }

    @Override
    public void write(BlobName name, byte[] content) {
        store.write(name, content);
    }

    @Override
    public byte[] read(BlobName name, int limit) {
        return store.read(name, limit);
    }

    @Override
    public byte[] read(BlobName name, long offset, int length) {
        return store.read(name, offset, length);
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

    @Override
    public void close() {
        store.close();
    }
}
