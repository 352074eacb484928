package dev.lightbox.repository;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/**
 * One thing in a snapshot.
 *
 * @param path its name, unique in the snapshot: 1 to 1,024 bytes of UTF-8, by habit words joined by {@code /}
 * @param blob where its content lies
 * @param size bytes of the content
 * @param contentHash plain SHA-256 of the content: what the Merkle root is built from, so that somebody without the
 *     repository's keys can verify exported content against it
 */
public record SnapshotEntry(String path, BlobId blob, long size, Hash256 contentHash) {
    /** Longest path, in bytes of UTF-8. */
    public static final int MAX_PATH_BYTES = 1024;

    /** The order of entries in a snapshot: by the bytes of the path in UTF-8, which is the order of code points. */
    public static final Comparator<String> PATH_ORDER = SnapshotEntry::comparePaths;

    public SnapshotEntry {
        int bytes = path.getBytes(StandardCharsets.UTF_8).length;
        if (bytes < 1
                || bytes > MAX_PATH_BYTES
                || !StandardCharsets.UTF_8.newEncoder().canEncode(path)) {
            throw new IllegalArgumentException("A path is 1 to " + MAX_PATH_BYTES + " bytes of UTF-8: '" + path + "'");
        }
        if (size < 0) {
            throw new IllegalArgumentException("The size of '" + path + "' is " + size + "; use 0 or more.");
        }
    }

    /** Describes {@code content}, which was stored as {@code blob}. */
    public static SnapshotEntry of(String path, BlobId blob, byte[] content) {
        return new SnapshotEntry(path, blob, content.length, Hash256.sha256(content));
    }

    private static int comparePaths(String left, String right) {
        int shared = Math.min(left.length(), right.length());
        for (int i = 0; i < shared; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                // Only here do UTF-16 and UTF-8 differ: surrogates stand for code points above all other chars.
                return Character.isSurrogate(a) == Character.isSurrogate(b)
                        ? Character.compare(a, b)
                        : Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
