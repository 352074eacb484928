package dev.lightbox.repository;

import java.util.List;

/**
 * Where a repository keeps its files. Implementations are thread-safe, also for virtual threads.
 *
 * <p>Every implementation promises, and {@code BlobStoreContract} checks:
 *
 * <ul>
 *   <li>a write is atomic and durable: a reader sees the whole file or none of it, also after a power cut;
 *   <li>a file can be read and is listed once {@link #write} has returned;
 *   <li>a name is written once: a second write fails with {@code ALREADY_EXISTS} and keeps the first content;
 *   <li>a failed write leaves no file of that name, unless the answer alone was lost: then it is there whole.
 * </ul>
 *
 * <p>Failures are {@link dev.lightbox.kernel.LightboxException}s that name the file: {@code NOT_FOUND},
 * {@code ALREADY_EXISTS}, {@code NO_SPACE}, {@code IO_FAILED}.
 */
public interface BlobStore extends AutoCloseable {

    /** Stores a new file. */
    void write(BlobName name, byte[] content);

    /**
     * Reads a whole file.
     *
     * @param limit the most bytes the caller is ready to hold; a longer file fails with {@code REPOSITORY_DAMAGED}
     */
    byte[] read(BlobName name, int limit);

    /** Reads exactly {@code length} bytes from {@code offset}; a file that ends before fails with {@code REPOSITORY_DAMAGED}. */
    byte[] read(BlobName name, long offset, int length);

    /** Whether the file is there. */
    boolean exists(BlobName name);

    /** All files whose names begin with {@code prefix} (empty: all), by name. Files with other names are left out. */
    List<StoredBlob> list(String prefix);

    /** Removes a file; one that is not there is no error. */
    void delete(BlobName name);

    /** Where this is, as a person would say it: a path or an address, without secrets. */
    String describe();

    @Override
    void close();
}
