package dev.lightbox.xray.site.imports.internal.feature;

import dev.lightbox.xray.site.SiteRefusal;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes the feature files out of an upload: one file, or a zip with files at any depth. Nothing is written to disk, and
 * what a small zip can grow to is bounded.
 */
public final class FeatureArchive {
    private static final int MAX_FILES = 5_000;
    private static final int MAX_FILE_BYTES = 4 << 20;
    private static final long MAX_TOTAL_BYTES = 64L << 20;
    private static final int MAX_PATH = 1_000;
    private static final byte[] ZIP_HEAD = {'P', 'K', 3, 4};
    /** A zip without any entry. */
    private static final byte[] EMPTY_ZIP_HEAD = {'P', 'K', 5, 6};

    private FeatureArchive() {}

    /** A feature file with its path; {@code text} is empty and {@code unreadable} says why when it is not text. */
    public record Entry(String path, String text, String unreadable) {}

    /**
     * @param filename of the upload, which becomes the path of a single file
     * @throws SiteRefusal when it is neither a feature nor a zip with features, or is too large
     */
    public static List<Entry> read(String filename, InputStream upload) throws IOException {
        PushbackInputStream in = new PushbackInputStream(upload, ZIP_HEAD.length);
        byte[] head = in.readNBytes(ZIP_HEAD.length);
        in.unread(head);
        if (Arrays.equals(head, ZIP_HEAD) || Arrays.equals(head, EMPTY_ZIP_HEAD)) {
            return unzip(in);
        }
        byte[] bytes = in.readNBytes(MAX_FILE_BYTES + 1);
        if (bytes.length > MAX_FILE_BYTES) {
            throw tooLarge("The feature file", MAX_FILE_BYTES);
        }
        return List.of(entry(uploadPath(filename), bytes));
    }

    private static List<Entry> unzip(InputStream in) throws IOException {
        List<Entry> entries = new ArrayList<>();
        Unzipping unzipping = new Unzipping(new ZipInputStream(in, StandardCharsets.UTF_8));
        try {
            for (ZipEntry next = unzipping.next(); next != null; next = unzipping.next()) {
                byte[] bytes = unzipping.bytes();
                if (!next.isDirectory()
                        && next.getName().toLowerCase(Locale.ROOT).endsWith(".feature")) {
                    entries.add(entry(path(next.getName()), bytes));
                }
            }
        } catch (ZipException | IllegalArgumentException damaged) {
            throw SiteRefusal.badRequest("The zip file is damaged: " + damaged.getMessage());
        } catch (EOFException cut) {
            throw SiteRefusal.badRequest("The zip file is damaged: it ends in the middle");
        }
        if (entries.isEmpty()) {
            throw SiteRefusal.badRequest("The zip file holds no .feature file");
        }
        return entries;
    }

    /** Reads entry after entry and counts what comes out, whatever the entries say of themselves. */
    private static final class Unzipping {
        private final ZipInputStream zip;
        private int files;
        private long total;

        Unzipping(ZipInputStream zip) {
            this.zip = zip;
        }

        @Nullable
        ZipEntry next() throws IOException {
            if (++files > MAX_FILES + 1) {
                throw new SiteRefusal(
                        SiteRefusal.Kind.TOO_LARGE, "The zip file holds more than " + MAX_FILES + " files");
            }
            return zip.getNextEntry();
        }

        byte[] bytes() throws IOException {
            byte[] bytes = zip.readNBytes(MAX_FILE_BYTES + 1);
            total += bytes.length;
            if (bytes.length > MAX_FILE_BYTES) {
                throw tooLarge("A file inside the zip file", MAX_FILE_BYTES);
            }
            if (total > MAX_TOTAL_BYTES) {
                throw tooLarge("What the zip file holds", MAX_TOTAL_BYTES);
            }
            return bytes;
        }
    }

    private static SiteRefusal tooLarge(String what, long limit) {
        return new SiteRefusal(SiteRefusal.Kind.TOO_LARGE, what + " is larger than " + (limit >> 20) + " MB");
    }

    /** Paths only name files, yet one that leads out of its archive is no honest one. */
    private static String path(String name) {
        String path = name.replace('\\', '/').replaceFirst("^(\\./)+", "");
        if (path.length() > MAX_PATH
                || path.startsWith("/")
                || path.indexOf('\0') >= 0
                || List.of(path.split("/")).contains("..")) {
            throw SiteRefusal.badRequest("The file name \"" + path.substring(0, Math.min(100, path.length()))
                    + "\" leads out of its folder or is too long");
        }
        return path;
    }

    /** Some clients send the whole path of the one file that they upload. */
    private static String uploadPath(String filename) {
        String path = filename.replace('\\', '/').replace("\0", "");
        String relative =
                path.startsWith("/") || path.contains("..") ? path.substring(path.lastIndexOf('/') + 1) : path;
        return path(relative.equals("..") ? "upload.feature" : relative);
    }

    private static Entry entry(String path, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            String bare = text.startsWith("\ufeff") ? text.substring(1) : text;
            return bare.indexOf('\0') >= 0
                    ? new Entry(path, "", "it holds a NUL character")
                    : new Entry(path, bare, "");
        } catch (CharacterCodingException notUtf8) {
            return new Entry(path, "", "it is not encoded in UTF-8");
        }
    }
}
