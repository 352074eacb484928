package dev.lightbox.repository;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;

/** A store in memory, for tests; its files can be altered behind the repository's back. */
public final class MemoryBlobStore implements BlobStore {
    private final ConcurrentSkipListMap<BlobName, byte[]> files = new ConcurrentSkipListMap<>();

    /** A store with the same files, which then goes its own way. */
    public MemoryBlobStore copy() {
        MemoryBlobStore copy = new MemoryBlobStore();
        files.forEach((name, content) -> copy.files.put(name, content.clone()));
        return copy;
    }

    /** Puts bytes at a name whatever is there: what a broken disk or an attacker does. */
    public void tamper(BlobName name, byte[] content) {
        files.put(name, content.clone());
    }

    @Override
    public void write(BlobName name, byte[] content) {
        if (files.putIfAbsent(name, content.clone()) != null) {
            throw new LightboxException(ErrorCode.ALREADY_EXISTS, name + " is there already.", "Take a new name.");
        }
    }

    @Override
    public byte[] read(BlobName name, int limit) {
        byte[] content = content(name);
        if (content.length > limit) {
            throw new LightboxException(
                    ErrorCode.REPOSITORY_DAMAGED, name + " is longer than " + limit + ".", "Check.");
        }
        return content.clone();
    }

    @Override
    public byte[] read(BlobName name, long offset, int length) {
        byte[] content = content(name);
        if (offset < 0 || length < 0 || offset + length > content.length) {
            throw new LightboxException(ErrorCode.REPOSITORY_DAMAGED, name + " ends too early.", "Check.");
        }
        return Arrays.copyOfRange(content, (int) offset, (int) offset + length);
    }

    private byte[] content(BlobName name) {
        byte[] content = files.get(name);
        if (content == null) {
            throw new LightboxException(ErrorCode.NOT_FOUND, "There is no " + name + ".", "Check.");
        }
        return content;
    }

    @Override
    public boolean exists(BlobName name) {
        return files.containsKey(name);
    }

    @Override
    public List<StoredBlob> list(String prefix) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().value().startsWith(prefix))
                .map(file -> new StoredBlob(file.getKey(), file.getValue().length))
                .toList();
    }

    @Override
    public void delete(BlobName name) {
        files.remove(name);
    }

    @Override
    public String describe() {
        return "memory";
    }

    @Override
    public void close() {}
}
