package dev.lightbox.persistence.internal;

import dev.lightbox.kernel.AuditTrail;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** The hash that chains an audit entry to the one before it, as docs/format/audit-chain-v1.md has it. */
public final class AuditHash {
    private AuditHash() {}

    /** @param previous the hash of the entry before, 64 lower-case hexadecimal digits; zeros for the first entry */
    public static String of(String previous, AuditTrail.Entry entry) {
        MessageDigest digest = sha256();
        add(digest, previous);
        add(digest, Long.toString(entry.at().toEpochMilli()));
        add(digest, entry.actor());
        add(digest, entry.action());
        add(digest, entry.subject());
        add(digest, entry.origin());
        new TreeMap<>(entry.details()).forEach((name, value) -> {
            add(digest, name);
            add(digest, value);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /** With its length before it, so that no two lists of texts look alike. */
    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
