package dev.lightbox.repository.internal.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/** HKDF-SHA-256 (RFC 5869): one key for one purpose. */
final class Hkdf {
    private Hkdf() {}

    static SecretKey derive(String algorithm, byte[] secret, byte[] salt, byte[] info) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            algorithm,
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(secret)
                                    .addSalt(salt)
                                    .thenExpand(info, 32));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java 25 platform has HKDF-SHA256.", e);
        }
    }
}
