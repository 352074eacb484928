package dev.lightbox.server.application;

import dev.lightbox.credentials.MasterKey;
import dev.lightbox.kernel.Secret;

/**
 * The repository's password where nobody chose one: 160 bits that follow from the master key, in groups of letters and
 * digits that a person can write down. Nothing has to be stored for backups to run unattended, and the password can be
 * shown again as long as the master key is there; without both, a repository is lost.
 */
final class RepositoryPassword {
    private static final int BYTES = 20;
    private static final int GROUP = 4;
    /** Crockford's base 32: no letter that can be taken for a digit. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private RepositoryPassword() {}

    static Secret of(MasterKey masterKey) {
        byte[] bytes = masterKey.derive("repository-password", BYTES).revealBytes();
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < BYTES * 8; bit += 5) {
            if (bit > 0 && bit % (5 * GROUP) == 0) {
                text.append('-');
            }
            text.append(ALPHABET.charAt(fiveBits(bytes, bit)));
        }
        return Secret.of(text.toString());
    }

    private static int fiveBits(byte[] bytes, int from) {
        int value = 0;
        for (int bit = from; bit < from + 5; bit++) {
            value = value << 1 | bytes[bit / 8] >> 7 - bit % 8 & 1;
        }
        return value;
    }
}
