package dev.lightbox.repository;

/**
 * Names a snapshot: the SHA-256 of its file. A snapshot names its parent by this id, so the ids form a chain of hashes
 * that nobody can alter in the middle.
 */
public record SnapshotId(Hash256 value) {

    /** @throws IllegalArgumentException when the text is not 64 hexadecimal digits */
    public static SnapshotId parse(String hex) {
        return new SnapshotId(Hash256.parse(hex));
    }

    /** The first eight digits: what people see and type. */
    public String shortForm() {
        return toString().substring(0, 8);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
