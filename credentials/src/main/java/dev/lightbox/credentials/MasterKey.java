package dev.lightbox.credentials;

import dev.lightbox.kernel.AtomicFile;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The 256-bit key on which all that is sealed depends. It lives outside the database, in a file of its own or in the
 * environment, so that a copy of the database alone opens nothing. Never used itself: every use gets a key of its own from
 * {@link #derive}. Immutable and thread-safe.
 */
public final class MasterKey {
    private static final int BYTES = 32;

    private final Secret key;
    private final String id;

    private MasterKey(byte[] key) {
        this.key = Secret.of(key);
        this.id = HexFormat.of().formatHex(derive("master-key-id", 8).revealBytes());
    }

    /**
     * Reads the key from its file, or creates both when there is no such file.
     *
     * @throws LightboxException {@code INVALID_SETTING} when others than the owner may read the file, or when it holds no
     *     key; {@code IO_FAILED} when it cannot be read or written
     */
    public static MasterKey fromFile(Path file, RandomIds random) {
        try {
            if (Files.notExists(file)) {
                create(file, random);
            }
            refuseForeignReaders(file);
            return parse(Files.readString(file), "The master key file " + file);
        } catch (IOException failure) {
            throw new LightboxException(
                    ErrorCode.IO_FAILED,
                    "The master key file " + file + " cannot be read or created: " + failure,
                    "Check the permissions of the file and its folder.",
                    failure);
        }
    }

    /**
     * The key from the environment or a secret store.
     *
     * @param base64 32 bytes in Base64
     * @throws LightboxException {@code INVALID_SETTING} when it is something else
     */
    public static MasterKey of(Secret base64) {
        return parse(base64.revealText(), "The master key that was handed in");
    }

    /** A new key, for a rotation. */
    static Secret newKey(RandomIds random) {
        return Secret.of(Base64.getEncoder().encodeToString(random.bytes(BYTES)));
    }

    private static void create(Path file, RandomIds random) throws IOException {
        String text = newKey(random).revealText() + "\n";
        AtomicFile.write(file, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void refuseForeignReaders(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        permissions.removeAll(Set.of(
                PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));
        if (!permissions.isEmpty()) {
            throw new LightboxException(
                    ErrorCode.INVALID_SETTING,
                    "The master key file " + file + " is open to other users of this machine.",
                    "Run \"chmod 600 " + file + "\". If a stranger may have read it, replace the stored credentials.");
        }
    }

    private static MasterKey parse(String text, String source) {
        byte[] key = decode(text.strip());
        if (key.length != BYTES) {
            throw new LightboxException(
                    ErrorCode.INVALID_SETTING,
                    source + " is not a master key: that is " + BYTES + " bytes in Base64.",
                    "Put back the original. \"openssl rand -base64 32\" makes a new one, which opens nothing that is"
                            + " already sealed.");
        }
        return new MasterKey(key);
    }

    /** The bytes, or none when this is not Base64; the text itself must not reach an exception. */
    private static byte[] decode(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    /** The key's fingerprint: 16 hexadecimal digits that tell keys apart and nothing about them. */
    public String id() {
        return id;
    }

    /**
     * A key for one use, the same each time: HKDF with SHA-256 (RFC 5869), without salt, with {@code lightbox/} and the
     * purpose as its info. Keys of different purposes say nothing about each other.
     *
     * @param bytes its length, 1 to 8160
     */
    public Secret derive(String purpose, int bytes) {
        byte[] info = ("lightbox/" + purpose).getBytes(StandardCharsets.UTF_8);
        try {
            return Secret.of(KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(new SecretKeySpec(key.revealBytes(), "HKDF"))
                            .thenExpand(info, bytes)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK 25 has HKDF-SHA256", impossible);
        }
    }

    @Override
    public String toString() {
        return "MasterKey[" + id + "]";
    }
}
