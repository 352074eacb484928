package dev.lightbox.credentials.internal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import dev.lightbox.credentials.Credentials;
import dev.lightbox.credentials.MasterKey;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Seals credentials as docs/format/sealed-credentials-v1.md lays down: each pair under a fresh data key, the data key
 * under one that is derived from the master key. What is sealed opens only for the connection and the field that it was
 * sealed for. Thread-safe.
 */
public final class Envelope {
    private static final byte VERSION = 1;
    private static final int DATA_KEY_BYTES = 32;
    private static final int KEY_ID_BYTES = 8;

    private volatile MasterKey masterKey;
    private final RandomIds random;

    public Envelope(MasterKey masterKey, RandomIds random) {
        this.masterKey = masterKey;
        this.random = random;
    }

    public SealedCredentials seal(UUID connection, Credentials credentials) {
        byte[] dataKey = random.bytes(DATA_KEY_BYTES);
        try {
            Aead data = new AesGcmJce(dataKey);
            return new SealedCredentials(
                    join(keyHeader(), wrappingKey().encrypt(dataKey, boundTo(connection, "data-key"))),
                    sealField(data, credentials.clientId().getBytes(StandardCharsets.UTF_8), connection, "client-id"),
                    sealField(data, credentials.clientSecret().revealBytes(), connection, "client-secret"));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("The JDK refused AES-GCM", failure);
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    private static byte[] sealField(Aead dataKey, byte[] plain, UUID connection, String field)
            throws GeneralSecurityException {
        return join(new byte[] {VERSION}, dataKey.encrypt(plain, boundTo(connection, field)));
    }

    /**
     * Opens what {@link #seal} made.
     *
     * @throws LightboxException {@code MASTER_KEY_MISMATCH} when another master key sealed it, {@code DATABASE_NEWER}
     *     when a newer version did, {@code CREDENTIALS_DAMAGED} when it was altered or belongs to another connection
     */
    public Credentials open(UUID connection, SealedCredentials sealed) {
        requireMasterKey(sealed.dataKey());
        try {
            byte[] wrapped = Arrays.copyOfRange(sealed.dataKey(), 1 + KEY_ID_BYTES, sealed.dataKey().length);
            Aead data = new AesGcmJce(wrappingKey().decrypt(wrapped, boundTo(connection, "data-key")));
            return new Credentials(
                    new String(openField(data, sealed.clientId(), connection, "client-id"), StandardCharsets.UTF_8),
                    Secret.of(openField(data, sealed.clientSecret(), connection, "client-secret")));
        } catch (GeneralSecurityException altered) {
            throw damaged(connection, altered);
        }
    }

    private static byte[] openField(Aead dataKey, byte[] sealed, UUID connection, String field)
            throws GeneralSecurityException {
        requireVersion(sealed);
        return dataKey.decrypt(Arrays.copyOfRange(sealed, 1, sealed.length), boundTo(connection, field));
    }

    /**
     * Seals one text under a data key of its own.
     *
     * @param field what it is, as the format names it
     */
    public SealedText sealText(UUID connection, String field, Secret text) {
        byte[] dataKey = random.bytes(DATA_KEY_BYTES);
        try {
            return new SealedText(
                    join(keyHeader(), wrappingKey().encrypt(dataKey, boundTo(connection, field + "/data-key"))),
                    sealField(new AesGcmJce(dataKey), text.revealBytes(), connection, field));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("The JDK refused AES-GCM", failure);
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    /** Opens what {@link #sealText} made; fails as {@link #open} does. */
    public Secret openText(UUID connection, String field, SealedText sealed) {
        requireMasterKey(sealed.dataKey());
        try {
            byte[] wrapped = Arrays.copyOfRange(sealed.dataKey(), 1 + KEY_ID_BYTES, sealed.dataKey().length);
            Aead data = new AesGcmJce(wrappingKey().decrypt(wrapped, boundTo(connection, field + "/data-key")));
            return Secret.of(openField(data, sealed.text(), connection, field));
        } catch (GeneralSecurityException altered) {
            throw damaged(connection, altered);
        }
    }

    /** The fingerprint of the master key in use. */
    public String masterKeyId() {
        return masterKey.id();
    }

    /** Seals and opens under this key from now on. */
    public void use(MasterKey newKey) {
        masterKey = newKey;
    }

    /**
     * Wraps a data key under another master key; what it seals stays as it is.
     *
     * @param boundTo the field as it is bound to the data key, for example {@code data-key}
     */
    public byte[] rewrap(UUID connection, String boundTo, byte[] wrapped, MasterKey newKey) {
        requireMasterKey(wrapped);
        byte[] bound = boundTo(connection, boundTo);
        try {
            byte[] dataKey =
                    wrappingKey().decrypt(Arrays.copyOfRange(wrapped, 1 + KEY_ID_BYTES, wrapped.length), bound);
            Envelope other = new Envelope(newKey, random);
            byte[] rewrapped = join(other.keyHeader(), other.wrappingKey().encrypt(dataKey, bound));
            Arrays.fill(dataKey, (byte) 0);
            return rewrapped;
        } catch (GeneralSecurityException altered) {
            throw damaged(connection, altered);
        }
    }

    /** Refuses a data key that another master key has wrapped. */
    public void requireMasterKey(byte[] wrappedDataKey) {
        requireVersion(wrappedDataKey);
        String sealedBy = HexFormat.of()
                .formatHex(Arrays.copyOfRange(wrappedDataKey, 1, Math.min(1 + KEY_ID_BYTES, wrappedDataKey.length)));
        if (!sealedBy.equals(masterKey.id())) {
            throw new LightboxException(
                    ErrorCode.MASTER_KEY_MISMATCH,
                    "The stored credentials were sealed with the master key " + sealedBy + ", but the one in use is "
                            + masterKey.id() + ".",
                    "Put back the master key with that fingerprint. If it is lost, clear the credentials and enter them"
                            + " again.");
        }
    }

    private static void requireVersion(byte[] sealed) {
        int found = sealed.length == 0 ? 0 : sealed[0];
        if (found != VERSION) {
            throw new LightboxException(
                    ErrorCode.DATABASE_NEWER,
                    "The stored credentials have the format version " + found + "; this Lightbox reads version "
                            + VERSION + ".",
                    "Start the Lightbox that stored them, or clear the credentials and enter them again.");
        }
    }

    private static LightboxException damaged(UUID connection, GeneralSecurityException cause) {
        return new LightboxException(
                ErrorCode.CREDENTIALS_DAMAGED,
                "The stored credentials of the connection " + connection
                        + " were altered, or belong to another connection.",
                "Clear them and enter them again; find out who can write to the database.",
                cause);
    }

    private Aead wrappingKey() throws GeneralSecurityException {
        return new AesGcmJce(masterKey.derive("credentials/wrap/v1", 32).revealBytes());
    }

    private byte[] keyHeader() {
        return join(new byte[] {VERSION}, HexFormat.of().parseHex(masterKey.id()));
    }

    private static byte[] boundTo(UUID connection, String field) {
        return ("lightbox/credentials/v" + VERSION + "/" + connection + "/" + field).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] join(byte[] head, byte[] tail) {
        byte[] whole = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, whole, head.length, tail.length);
        return whole;
    }
}
