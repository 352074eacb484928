package dev.lightbox.xray.site.imports.internal;

import dev.lightbox.xray.site.SiteRefusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Keeps a request's body until it has been read as often as needed: in memory when it is small, else in a file. */
public final class Spool implements AutoCloseable {
    private static final int MEMORY_LIMIT = 1 << 20;
    private static final long SIZE_LIMIT = 512L << 20;
    private static final int BUFFER = 64 << 10;

    private final byte[] start;
    private final @Nullable Path file;

    private Spool(byte[] start, @Nullable Path file) {
        this.start = start;
        this.file = file;
    }

    /**
     * Reads the stream to its end and leaves it open.
     *
     * @throws SiteRefusal {@code TOO_LARGE} above 512 MB
     */
    public static Spool of(InputStream in) throws IOException {
        byte[] start = in.readNBytes(MEMORY_LIMIT);
        return start.length < MEMORY_LIMIT ? new Spool(start, null) : toFile(start, in);
    }

    private static Spool toFile(byte[] start, InputStream in) throws IOException {
        Path file = Files.createTempFile("lightbox-import", ".report");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(start);
            long size = start.length;
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                size += count;
                if (size > SIZE_LIMIT) {
                    throw new SiteRefusal(
                            SiteRefusal.Kind.TOO_LARGE, "The report is larger than " + (SIZE_LIMIT >> 20) + " MB");
                }
                out.write(buffer, 0, count);
            }
            return new Spool(new byte[0], file);
        } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(file);
            throw failure;
        }
    }

    /** The body from its beginning. */
    public InputStream open() throws IOException {
        return file == null ? new ByteArrayInputStream(start) : Files.newInputStream(file);
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
