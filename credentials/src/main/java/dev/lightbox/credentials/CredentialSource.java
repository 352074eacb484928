package dev.lightbox.credentials;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where a key pair comes from. What does not come from the form is read each time it is used and is never stored. */
public sealed interface CredentialSource {

    /** Entered by a person and sealed in the database. */
    record Stored() implements CredentialSource {}

    /**
     * Environment variables of the Lightbox process: {@code LIGHTBOX_CONNECTION_<LABEL>_CLIENT_ID} and
     * {@code …_CLIENT_SECRET}, the connection's label in capitals with {@code _} for all but letters and digits.
     */
    record Environment() implements CredentialSource {}

    /**
     * A file or two that something else writes: a secret of Docker or Kubernetes.
     *
     * @param clientSecret empty when the first file holds both, as JSON, {@code .env} or YAML
     */
    record SecretFile(Path clientId, Optional<Path> clientSecret) implements CredentialSource {}

    /**
     * A secret in a KV version 2 engine of HashiCorp Vault. Its token comes from the file, or is sealed in the database.
     *
     * @param address of Vault, without a path
     * @param mount of the engine, for example {@code secret}
     * @param path of the secret below the mount
     */
    record Vault(
            URI address,
            String mount,
            String path,
            String clientIdField,
            String clientSecretField,
            Optional<Path> tokenFile)
            implements CredentialSource {}
}
