package dev.lightbox.cli;

import dev.lightbox.kernel.Secret;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the two halves of a key pair are handed in. */
final class CredentialOptions {
    private static final String ID_VARIABLE = "LIGHTBOX_CLIENT_ID";
    private static final String SECRET_VARIABLE = "LIGHTBOX_CLIENT_SECRET";

    @Option(
            names = "--client-id-file",
            paramLabel = "FILE",
            description = "Holds the Client ID; or " + ID_VARIABLE + ".")
    @Nullable
    Path clientIdFile;

    @Option(
            names = "--client-secret-file",
            paramLabel = "FILE",
            description = "Holds the Client secret (- reads standard input); or " + SECRET_VARIABLE + ".")
    @Nullable
    Path clientSecretFile;

    Optional<String> findId(Secrets secrets) {
        return secrets.find(clientIdFile, ID_VARIABLE).map(Secret::revealText);
    }

    Optional<Secret> findSecret(Secrets secrets) {
        return secrets.find(clientSecretFile, SECRET_VARIABLE);
    }

    String requireId(Secrets secrets) {
        return secrets.require(clientIdFile, ID_VARIABLE, "Client ID", "--client-id-file")
                .revealText();
    }

    Secret requireSecret(Secrets secrets) {
        return secrets.require(clientSecretFile, SECRET_VARIABLE, "Client secret", "--client-secret-file");
    }
}
