package dev.lightbox.repository;

/**
 * Names a piece of content by the content itself: an HMAC-SHA-256 under a key of the repository, so that equal content
 * is stored once and the id tells an outsider nothing. Only meaningful within one repository.
 */
public record BlobId(Hash256 value) {

    /** @throws IllegalArgumentException when the text is not 64 hexadecimal digits */
    public static BlobId parse(String hex) {
        return new BlobId(Hash256.parse(hex));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
