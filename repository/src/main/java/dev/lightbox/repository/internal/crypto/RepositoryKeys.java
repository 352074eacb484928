package dev.lightbox.repository.internal.crypto;

import dev.lightbox.repository.BlobId;
import dev.lightbox.repository.Hash256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;

/**
 * All keys of an open repository, derived from its master key: one for content ids, one for each file. Thread-safe.
 */
public final class RepositoryKeys {
    private static final byte[] CONTENT_ID = "lightbox repository v1 content-id".getBytes(StandardCharsets.US_ASCII);

    private final byte[] master;
    private final Map<FileKind, byte[]> subkeys = new EnumMap<>(FileKind.class);
    private final Mac contentIds;

    /**
     * @param master 32 random bytes
     * @param repositoryId makes keys differ between repositories even if a master key were used twice
     */
    public RepositoryKeys(byte[] master, byte[] repositoryId) {
        this.master = master.clone();
        for (FileKind kind : FileKind.values()) {
            subkeys.put(
                    kind,
                    Hkdf.derive("Generic", master, repositoryId, kind.purpose()).getEncoded());
        }
        try {
            contentIds = Mac.getInstance("HmacSHA256");
            contentIds.init(Hkdf.derive("HmacSHA256", master, repositoryId, CONTENT_ID));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256.", e);
        }
    }

    /** The id of a content: the same for the same kind and bytes. */
    public BlobId idOf(BlobKind kind, byte[] content) {
        Mac mac = freshMac();
        mac.update((byte) kind.number());
        return new BlobId(Hash256.of(mac.doFinal(content)));
    }

    /** The cipher of the file of this kind that begins with {@code salt}. */
    public SegmentCipher cipherOf(FileKind kind, Hash256 salt) {
        byte[] subkey = Objects.requireNonNull(subkeys.get(kind));
        return new SegmentCipher(Hkdf.derive("AES", subkey, salt.bytes(), kind.purpose()));
    }

    /** The master key itself, to be wrapped under another password. */
    public byte[] master() {
        return master.clone();
    }

    /** A copy: a Mac serves one thread at a time, and copying is cheaper than a new one. */
    private Mac freshMac() {
        try {
            synchronized (contentIds) {
                return (Mac) contentIds.clone();
            }
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The platform's HmacSHA256 can be copied.", e);
        }
    }
}
