package dev.lightbox.server.secrets;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPBEEncryptedData;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcPBEDataDecryptorFactory;
import org.bouncycastle.openpgp.operator.bc.BcPBEKeyEncryptionMethodGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.jspecify.annotations.Nullable;

/**
 * A text encrypted to a passphrase as OpenPGP does it ({@code docs/format/secrets-file-v1.md}), so that
 * {@code gpg --decrypt} opens it without Lightbox: AES-256 with an integrity check, the key derived by SHA-256 over 65 MB of
 * salt and passphrase. Thread-safe.
 */
public final class SecretsFile {
    /** Shorter passphrases can be tried out in reach of a rented computer. */
    public static final int SHORTEST_PASSPHRASE = 12;

    /** The most that OpenPGP can count to: 65,011,712 bytes. */
    private static final int LONGEST_COUNT = 0xff;

    private static final int LARGEST = 64 << 20;
    private static final int BUFFER = 1 << 14;

    private SecretsFile() {}

    /**
     * Encrypts the text.
     *
     * @param name what the text is called when it is opened
     * @throws LightboxException {@code INVALID_INPUT} when the passphrase is too short
     */
    public static byte[] seal(byte[] text, String name, Secret passphrase, Instant now) {
        requireStrong(passphrase);
        try {
            PGPEncryptedDataGenerator encryption =
                    new PGPEncryptedDataGenerator(new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                            .setWithIntegrityPacket(true)
                            .setSecureRandom(new SecureRandom()));
            encryption.addMethod(new BcPBEKeyEncryptionMethodGenerator(
                    passphrase.revealText().toCharArray(),
                    new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA256),
                    LONGEST_COUNT));
            ByteArrayOutputStream sealed = new ByteArrayOutputStream();
            try (OutputStream encrypted = encryption.open(sealed, new byte[BUFFER]);
                    OutputStream literal = new PGPLiteralDataGenerator()
                            .open(encrypted, PGPLiteralData.BINARY, name, text.length, Date.from(now))) {
                literal.write(text);
            }
            return sealed.toByteArray();
        } catch (PGPException | IOException impossible) {
            throw new IllegalStateException("Encryption in memory failed", impossible);
        }
    }

    /**
     * Refuses a passphrase that is too short.
     *
     * @throws LightboxException {@code INVALID_INPUT}
     */
    public static void requireStrong(Secret passphrase) {
        if (passphrase.revealText().length() < SHORTEST_PASSPHRASE) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "The passphrase of the file with the secrets is shorter than " + SHORTEST_PASSPHRASE
                            + " characters.",
                    "Choose a longer one, some words for example, and keep it until the file is opened.");
        }
    }

    /**
     * Decrypts what {@link #seal} made.
     *
     * @throws LightboxException {@code WRONG_PASSWORD} when the passphrase is another one, {@code INVALID_INPUT} when
     *     the file is not such a file or was altered
     */
    public static byte[] open(byte[] sealed, Secret passphrase) {
        PGPPBEEncryptedData encrypted = encryptedTo(sealed);
        try {
            InputStream plain = encrypted.getDataStream(new BcPBEDataDecryptorFactory(
                    passphrase.revealText().toCharArray(), new BcPGPDigestCalculatorProvider()));
            if (!(new BcPGPObjectFactory(plain).nextObject() instanceof PGPLiteralData literal)) {
                throw wrongPassphrase(null);
            }
            byte[] text = literal.getInputStream().readNBytes(LARGEST);
            if (!encrypted.verify()) {
                throw damaged(null);
            }
            return text;
        } catch (PGPException | IOException | RuntimeException garbled) {
            // Decrypting with a wrong key gives random bytes, which fail in one way or another.
            throw garbled instanceof LightboxException told ? told : wrongPassphrase(garbled);
        }
    }

    private static PGPPBEEncryptedData encryptedTo(byte[] sealed) {
        try {
            if (new BcPGPObjectFactory(new ByteArrayInputStream(sealed)).nextObject()
                            instanceof PGPEncryptedDataList list
                    && list.get(0) instanceof PGPPBEEncryptedData encrypted
                    && encrypted.isIntegrityProtected()) {
                return encrypted;
            }
            throw damaged(null);
        } catch (IOException | RuntimeException unreadable) {
            throw unreadable instanceof LightboxException told ? told : damaged(unreadable);
        }
    }

    private static LightboxException wrongPassphrase(@Nullable Throwable cause) {
        return new LightboxException(
                ErrorCode.WRONG_PASSWORD,
                "The file with the secrets does not open with this passphrase.",
                "Type the passphrase that was chosen when the file was made.",
                cause);
    }

    private static LightboxException damaged(@Nullable Throwable cause) {
        return new LightboxException(
                ErrorCode.INVALID_INPUT,
                "This is not a file with secrets that Lightbox wrote, or it was altered.",
                "Take the file as it was downloaded. If it is lost, make another one.",
                cause);
    }
}
