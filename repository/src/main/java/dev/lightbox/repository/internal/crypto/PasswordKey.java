package dev.lightbox.repository.internal.crypto;

import dev.lightbox.kernel.Secret;
import dev.lightbox.repository.Hash256;
import dev.lightbox.repository.PasswordCost;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * What Argon2id makes of a password: a key that wraps the master key, and a check value that tells a wrong password from
 * a damaged file.
 */
final class PasswordKey {
    private static final byte[] WRAP = "lightbox repository v1 wrap".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CHECK = "lightbox repository v1 check".getBytes(StandardCharsets.US_ASCII);

    private final byte[] root = new byte[32];
    private final byte[] salt;

    PasswordKey(Secret password, PasswordCost cost, Hash256 salt) {
        this.salt = salt.bytes();
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.iterations())
                .withParallelism(cost.parallelism())
                .withSalt(this.salt)
                .build());
        byte[] bytes = password.revealBytes();
        argon2.generateBytes(bytes, root);
        Arrays.fill(bytes, (byte) 0);
    }

    Hash256 check() {
        return Hash256.of(Hkdf.derive("Generic", root, salt, CHECK).getEncoded());
    }

    SegmentCipher wrapping() {
        return new SegmentCipher(Hkdf.derive("AES", root, salt, WRAP));
    }
}
