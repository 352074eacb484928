package dev.lightbox.repository.internal.crypto;

import dev.lightbox.repository.internal.bytes.FormatException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM under the key of one file. The key is fresh for each file (a random salt of 32 bytes goes into it), so
 * nonces need not be random: they count, and none can occur twice. Thread-safe.
 */
public final class SegmentCipher {
    /** The length of the tag that each segment ends with. */
    public static final int TAG_BYTES = 16;

    private final SecretKey key;

    SegmentCipher(SecretKey key) {
        this.key = key;
    }

    /** The one segment of a sealed file, or the directory of a pack. */
    public static byte[] wholeNonce() {
        return nonce(1, 0);
    }

    /** The {@code number}-th blob of a pack, from 0. */
    public static byte[] blobNonce(int number) {
        return nonce(0, number);
    }

    private static byte[] nonce(int role, long number) {
        return ByteBuffer.allocate(12).putInt(role).putLong(number).array();
    }

    /** Encrypts; a nonce must be used once only. */
    public byte[] seal(byte[] nonce, byte[] associatedData, byte[] plaintext) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, nonce, associatedData).doFinal(plaintext);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM failed to encrypt.", e);
        }
    }

    /** Decrypts a part of {@code bytes}; any change of it, of the nonce or of the associated data is found. */
    public byte[] open(byte[] nonce, byte[] associatedData, byte[] bytes, int offset, int length) {
        if (length < TAG_BYTES) {
            throw new FormatException("holds a segment of " + length + " bytes, too short for its tag");
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce, associatedData).doFinal(bytes, offset, length);
        } catch (AEADBadTagException e) {
            throw new FormatException("was altered: authentication failed at byte " + offset);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM failed to decrypt.", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] associatedData) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
        cipher.updateAAD(associatedData);
        return cipher;
    }
}
