package dev.lightbox.xray.site.tokens;

import dev.lightbox.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs tokens with HS256 (RFC 7515, RFC 7518 section 3.2) and checks them. There is one header, so a token that names
 * another algorithm is simply one that this site has not signed. Thread-safe: each call works on a copy of a keyed
 * {@link Mac}, which costs less than keying one.
 */
final class TokenSignature {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final byte[] HEADER = header("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
    private static final int SIGNATURE_LENGTH = 43;

    private final Mac keyed;

    TokenSignature(Secret key) {
        try {
            this.keyed = Mac.getInstance("HmacSHA256");
            keyed.init(new SecretKeySpec(key.revealBytes(), "HmacSHA256"));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", impossible);
        }
    }

    private static byte[] header(String json) {
        return (ENCODER.encodeToString(json.getBytes(StandardCharsets.US_ASCII)) + ".")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The token with these claims. */
    byte[] sign(byte[] claims) {
        byte[] payload = ENCODER.encode(claims);
        int signed = HEADER.length + payload.length;
        byte[] token = Arrays.copyOf(HEADER, signed + 1 + SIGNATURE_LENGTH);
        System.arraycopy(payload, 0, token, HEADER.length, payload.length);
        token[signed] = '.';
        System.arraycopy(signature(token, signed), 0, token, signed + 1, SIGNATURE_LENGTH);
        return token;
    }

    /** What is left of a token when its last part is cut off. */
    static byte[] withoutSignature(byte[] token) {
        return Arrays.copyOf(token, token.length - SIGNATURE_LENGTH - 1);
    }

    /** The claims of a token that {@link #sign} made with the same key; empty for any other. */
    Optional<byte[]> claimsOf(byte[] token) {
        int signed = token.length - SIGNATURE_LENGTH - 1;
        if (signed < HEADER.length || !Arrays.equals(HEADER, 0, HEADER.length, token, 0, HEADER.length)) {
            return Optional.empty();
        }
        byte[] presented = Arrays.copyOfRange(token, signed + 1, token.length);
        return MessageDigest.isEqual(signature(token, signed), presented)
                ? Optional.of(DECODER.decode(Arrays.copyOfRange(token, HEADER.length, signed)))
                : Optional.empty();
    }

    private byte[] signature(byte[] token, int signed) {
        try {
            Mac mac = (Mac) keyed.clone();
            mac.update(token, 0, signed);
            return ENCODER.encode(mac.doFinal());
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("The platform's HmacSHA256 can be copied", impossible);
        }
    }
}
