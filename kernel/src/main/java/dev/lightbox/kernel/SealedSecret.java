package dev.lightbox.kernel;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A secret that waits in memory for its next use: kept encrypted (AES-256-GCM), opened for the time of one use. Who finds
 * the bytes in a dump of the heap, a core file or a swapped page does not read the secret by looking for it. It is no
 * protection from who reads the whole memory of the process, since the key is there too: drawn at the start of the process,
 * never written anywhere. Immutable and thread-safe.
 */
public final class SealedSecret {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** One for the process: it must be nobody's to hand out, and it ends with the process. */
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final SecretKeySpec KEY = newKey();

    private final byte[] nonce;
    private final byte[] sealed;

    private SealedSecret(byte[] nonce, byte[] sealed) {
        this.nonce = nonce;
        this.sealed = sealed;
    }

    private static SecretKeySpec newKey() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new SecretKeySpec(bytes, "AES");
    }

    /** Seals a copy of the secret; drop the secret itself afterwards. */
    public static SealedSecret of(Secret secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        return new SealedSecret(nonce, crypt(Cipher.ENCRYPT_MODE, nonce, secret.revealBytes()));
    }

    /** The secret, for one use; keep no reference to it. */
    public Secret open() {
        return Secret.of(crypt(Cipher.DECRYPT_MODE, nonce, sealed));
    }

    private static byte[] crypt(int mode, byte[] nonce, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, KEY, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK knows AES-GCM, and nobody else writes these bytes", impossible);
        }
    }

    /** Whether both hold the same secret; takes the same time wherever they differ. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SealedSecret that && sealed.length == that.sealed.length && open().equals(that.open());
    }

    /** Tells the length and nothing else. */
    @Override
    public int hashCode() {
        return sealed.length;
    }

    @Override
    public String toString() {
        return "SealedSecret[" + sealed.length + " bytes]";
    }
}
