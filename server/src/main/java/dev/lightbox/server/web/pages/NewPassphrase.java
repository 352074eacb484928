package dev.lightbox.server.web.pages;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import dev.lightbox.server.secrets.SecretsFile;

/** A passphrase that a person chooses for a file. */
final class NewPassphrase {
    private NewPassphrase() {}

    /**
     * @param undone what has not happened when it is refused
     * @throws LightboxException {@code INVALID_INPUT} when it is too short, or was typed in two ways
     */
    static Secret typedTwice(String passphrase, String repeated, String undone) {
        Secret chosen = Secret.of(passphrase);
        SecretsFile.requireStrong(chosen);
        if (!chosen.matches(Secret.of(repeated))) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "The two passphrases differ, so nothing was " + undone + ".",
                    "Type the same passphrase twice.");
        }
        return chosen;
    }
}
