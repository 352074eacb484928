package dev.lightbox.repository;

import dev.lightbox.kernel.AtomicFile;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.repository.internal.store.Damage;
import dev.lightbox.repository.internal.store.FileTrouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A {@link BlobStore} in a folder. Files are readable by their owner only (0600), folders enterable by their owner only
 * (0700). The folder is made at the first write.
 */
public final class LocalBlobStore implements BlobStore {
    private final Path root;

    public LocalBlobStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public void write(BlobName name, byte[] content) {
        Path file = path(name);
        try {
            makeFolder(Objects.requireNonNull(file.getParent()));
        } catch (IOException e) {
            throw FileTrouble.writing(file, content.length, e);
        }
        try {
            AtomicFile.create(file, content);
        } catch (FileAlreadyExistsException e) {
            throw new LightboxException(
                    ErrorCode.ALREADY_EXISTS,
                    "The file " + name + " in " + root + " was not written: it is there already.",
                    "Files of a repository are written once; take a new name.",
                    e);
        } catch (IOException e) {
            throw FileTrouble.writing(file, content.length, e);
        }
    }

    /** A folder is durable when its parent is; the folders of packs are made one by one. */
    private static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Path parent = folder.getParent();
            if (parent != null) {
                makeFolder(parent);
            }
            AtomicFile.createPrivateFolder(folder);
            if (parent != null) {
                AtomicFile.forceFolder(parent);
            }
        }
    }

    @Override
    public byte[] read(BlobName name, int limit) {
        Path file = path(name);
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            if (size > limit) {
                throw Damage.of(name, "is " + size + " bytes long, more than the " + limit + " that it may have");
            }
            return read(channel, name, 0, (int) size);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    @Override
    public byte[] read(BlobName name, long offset, int length) {
        try (FileChannel channel = FileChannel.open(path(name))) {
            return read(channel, name, offset, length);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private static byte[] read(FileChannel channel, BlobName name, long offset, int length) throws IOException {
        if (offset < 0 || length < 0 || offset + length > channel.size()) {
            throw Damage.of(name, "ends at byte " + channel.size() + ", before byte " + (offset + length));
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, offset + bytes.position()) < 0) {
                throw Damage.of(name, "became shorter while it was read");
            }
        }
        return bytes.array();
    }

    private LightboxException unreadable(BlobName name, IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return new LightboxException(
                    ErrorCode.NOT_FOUND, "There is no file " + name + " in " + root + ".", Damage.REMEDY, cause);
        }
        return FileTrouble.reading(path(name), cause);
    }

    @Override
    public boolean exists(BlobName name) {
        return Files.isRegularFile(path(name));
    }

    @Override
    public List<StoredBlob> list(String prefix) {
        Path from = root.resolve(prefix.substring(0, prefix.lastIndexOf('/') + 1));
        List<StoredBlob> found = new ArrayList<>();
        try {
            Files.walkFileTree(from, new Collecting(prefix, found));
        } catch (IOException e) {
            throw FileTrouble.reading(from, e);
        }
        found.sort(Comparator.comparing(StoredBlob::name));
        return found;
    }

    private final class Collecting extends SimpleFileVisitor<Path> {
        private final String prefix;
        private final List<StoredBlob> found;

        private Collecting(String prefix, List<StoredBlob> found) {
            this.prefix = prefix;
            this.found = found;
        }

        /** Leaves out files that are not ours, such as the temporary file of a write under way. */
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = root.relativize(file).toString().replace('\\', '/');
            if (attributes.isRegularFile() && name.startsWith(prefix) && BlobName.isValid(name)) {
                found.add(new StoredBlob(new BlobName(name), attributes.size()));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE; // Deleted since its folder was listed, or no folder yet.
            }
            throw failure;
        }
    }

    @Override
    public void delete(BlobName name) {
        try {
            Files.deleteIfExists(path(name));
        } catch (IOException e) {
            throw FileTrouble.writing(path(name), 0, e);
        }
    }

    @Override
    public String describe() {
        return root.toString();
    }

    @Override
    public void close() {}

    private Path path(BlobName name) {
        return root.resolve(name.value());
    }
}
