package dev.lightbox.server.operations;

import dev.lightbox.credentials.Connections;
import dev.lightbox.credentials.CredentialSource;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Mistakes;
import dev.lightbox.kernel.RefusedInput;
import dev.lightbox.server.operations.CredentialOperation.UseSource;
import dev.lightbox.server.operations.CredentialOperation.Vault;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads where a person says that credentials come from. */
record SourceChoice(Connections connections) {
    private static final URI NOWHERE = URI.create("");

    /** @throws LightboxException {@code INVALID_INPUT} when something is missing */
    CredentialSource of(UseSource use) {
        return switch (use.source()) {
            case "environment" -> new CredentialSource.Environment();
            case "file" ->
                new CredentialSource.SecretFile(
                        Mistakes.at(
                                "clientIdFile",
                                () -> path("client id file", required("client id file", use.clientIdFile()))),
                        Mistakes.at(
                                "clientSecretFile",
                                () -> optional(use.clientSecretFile()).map(text -> path("client secret file", text))));
            case "vault" -> vault(use.vault());
            default ->
                throw RefusedInput.at(
                        "source",
                        invalid("There is no source \"" + use.source() + "\".", "Choose environment, file or vault."));
        };
    }

    private CredentialSource vault(@Nullable Vault vault) {
        if (vault == null) {
            throw invalid("Nothing is said about Vault.", "Name its address and the path of the secret.");
        }
        Mistakes mistakes = new Mistakes();
        URI address = mistakes.or(
                "vault.address",
                NOWHERE,
                () -> connections.vaultAddress(required("address of Vault", vault.address())));
        String path = mistakes.or("vault.path", "", () -> required("path of the secret", vault.path()));
        Optional<Path> tokenFile = mistakes.or(
                "vault.tokenFile",
                Optional.empty(),
                () -> optional(vault.tokenFile()).map(text -> path("token file", text)));
        if (optional(vault.tokenFile()).isEmpty() && vault.token() == null) {
            mistakes.in("vault.token", () -> {
                throw invalid("Vault cannot be asked without a token.", "Give a token, or a file that holds one.");
            });
        }
        mistakes.refuseAny();
        return new CredentialSource.Vault(
                address,
                optional(vault.mount()).orElse("secret"),
                path,
                optional(vault.clientIdField()).orElse("client_id"),
                optional(vault.clientSecretField()).orElse("client_secret"),
                tokenFile);
    }

    private static Optional<String> optional(@Nullable String typed) {
        return Optional.ofNullable(typed).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static String required(String what, @Nullable String typed) {
        return optional(typed).orElseThrow(() -> invalid("The " + what + " is missing.", "Name it."));
    }

    /** Absolute, since the server that reads it may run in another folder than the person. */
    private static Path path(String what, String typed) {
        try {
            Path path = Path.of(typed);
            if (path.isAbsolute()) {
                return path;
            }
        } catch (InvalidPathException notAPath) {
            throw invalid("The " + what + " is not a path.", "Write it like /run/secrets/xray.");
        }
        throw invalid("The " + what + " " + typed + " has no absolute path.", "Write it like /run/secrets/xray.");
    }

    private static LightboxException invalid(String found, String remedy) {
        return new LightboxException(ErrorCode.INVALID_INPUT, found, remedy);
    }
}
