package dev.lightbox.repository;

import java.util.regex.Pattern;

/**
 * The name of a file in a repository: folders and a name of lower-case letters and digits joined by {@code /}, at most
 * 200 characters, such as {@code packs/ab/abcd…}. Nothing in it can leave the store's root.
 */
public record BlobName(String value) implements Comparable<BlobName> {
    private static final Pattern VALID = Pattern.compile("[a-z0-9]+(/[a-z0-9]+)*");

    public BlobName {
        if (!isValid(value)) {
            throw new IllegalArgumentException("Not a name of a blob: '" + value + "'");
        }
    }

    /** Whether {@code value} may be a name. */
    public static boolean isValid(String value) {
        return value.length() <= 200 && VALID.matcher(value).matches();
    }

    /** What follows the last {@code /}. */
    public String lastPart() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    @Override
    public int compareTo(BlobName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
