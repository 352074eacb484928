package dev.lightbox.credentials;

import dev.lightbox.credentials.internal.SecretFiles;
import dev.lightbox.credentials.internal.VaultClient;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.Finding;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RefusedInput;
import dev.lightbox.kernel.Secret;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads key pairs from where other programs keep them, anew each time. Thread-safe. */
public final class ExternalSources {
    private final Map<String, String> environment;
    private final Supplier<HttpClient> http;
    private final Optional<Path> home;

    /** @param http for one call to Vault; closed after it */
    public ExternalSources(Map<String, String> environment, Supplier<HttpClient> http) {
        this(environment, http, Optional.empty());
    }

    private ExternalSources(Map<String, String> environment, Supplier<HttpClient> http, Optional<Path> home) {
        this.environment = Map.copyOf(environment);
        this.http = http;
        this.home = home;
    }

    /**
     * The same, which reads nothing that lies in this folder, by whatever links: Lightbox's own, where the master key is.
     * Who may choose a source may also choose whom it is sent to.
     */
    public ExternalSources butNotFrom(Path folder) {
        return new ExternalSources(environment, http, Optional.of(folder));
    }

    /** @throws LightboxException with {@code code} when it would be read from files that are Lightbox's own */
    void refuseOwnFiles(CredentialSource source, ErrorCode code) {
        files(source).forEach((member, file) -> {
            if (SecretFiles.isOwn(file, home)) {
                throw RefusedInput.at(
                        member,
                        new LightboxException(
                                code,
                                "The file " + file
                                        + " belongs to Lightbox itself; credentials are never read from there.",
                                "Keep them in a folder of their own, for example /run/secrets."));
            }
        });
    }

    /** By the names that they have where a source is chosen. */
    private static Map<String, Path> files(CredentialSource source) {
        Map<String, Path> files = new LinkedHashMap<>();
        switch (source) {
            case CredentialSource.Stored _, CredentialSource.Environment _ -> {}
            case CredentialSource.SecretFile secret -> {
                files.put("clientIdFile", secret.clientId());
                secret.clientSecret().ifPresent(file -> files.put("clientSecretFile", file));
            }
            case CredentialSource.Vault vault ->
                vault.tokenFile().ifPresent(file -> files.put("vault.tokenFile", file));
        }
        return files;
    }

    /** The environment of this process, and Vault over the network. */
    public static ExternalSources ofThisProcess() {
        return new ExternalSources(
                System.getenv(),
                () -> HttpClient.newBuilder()
                        .connectTimeout(Duration.ofSeconds(10))
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build());
    }

    /**
     * The pair as it is there now.
     *
     * @param label of the connection
     * @param token for Vault, when it is not in a file
     * @throws LightboxException {@code NO_CREDENTIALS} when the source does not give it, with the reason
     */
    Credentials read(CredentialSource source, String label, Optional<Secret> token) {
        refuseOwnFiles(source, ErrorCode.NO_CREDENTIALS);
        return switch (source) {
            case CredentialSource.Stored _ ->
                throw new IllegalArgumentException("Stored credentials are opened, not read from elsewhere.");
            case CredentialSource.Environment _ ->
                pair(label, variable(label, "CLIENT_ID"), Secret.of(variable(label, "CLIENT_SECRET")));
            case CredentialSource.SecretFile files ->
                pair(
                        label,
                        SecretFiles.read(files.clientId()),
                        Secret.of(files.clientSecret().map(SecretFiles::read).orElse("")));
            case CredentialSource.Vault vault -> {
                try (HttpClient client = http.get()) {
                    yield new VaultClient(client).read(vault, token);
                }
            }
        };
    }

    /** A source that is there and does not hold a pair, as a file that is being written, gives none either. */
    private static Credentials pair(String label, String clientId, Secret clientSecret) {
        try {
            return PastedCredentials.read(clientId, clientSecret).credentials();
        } catch (LightboxException unreadable) {
            throw new LightboxException(
                    ErrorCode.NO_CREDENTIALS,
                    "What " + label + " takes its credentials from does not hold them: " + unreadable.getMessage(),
                    "Look what is written there, and check again.",
                    unreadable);
        }
    }

    private String variable(String label, String half) {
        String name = "LIGHTBOX_CONNECTION_" + label.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_" + half;
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new LightboxException(
                    ErrorCode.NO_CREDENTIALS,
                    "The credentials of " + label + " come from the environment, and " + name + " is not set there.",
                    "Set it for the Lightbox process and start it again, or choose another source.");
        }
        return value;
    }

    /** When what a source reads was last written; empty where that cannot be known without reading it. */
    public static Optional<Instant> writtenAt(CredentialSource source) {
        return switch (source) {
            case CredentialSource.Stored _, CredentialSource.Environment _, CredentialSource.Vault _ ->
                Optional.empty();
            case CredentialSource.SecretFile files -> SecretFiles.writtenAt(files.clientId(), files.clientSecret());
        };
    }

    /** What is worth a warning about a source, without reading it. */
    public static List<Finding> warnings(CredentialSource source) {
        return switch (source) {
            case CredentialSource.Stored _, CredentialSource.Environment _ -> List.of();
            case CredentialSource.SecretFile files -> SecretFiles.warnings(files.clientId(), files.clientSecret());
            case CredentialSource.Vault vault ->
                vault.tokenFile()
                        .map(file -> SecretFiles.warnings(file, Optional.empty()))
                        .orElse(List.of());
        };
    }
}
