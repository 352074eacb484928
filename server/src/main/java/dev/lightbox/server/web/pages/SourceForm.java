package dev.lightbox.server.web.pages;

import dev.lightbox.kernel.Secret;
import dev.lightbox.server.operations.ConnectionOperation.Connection;
import dev.lightbox.server.operations.CredentialOperation.UseSource;
import dev.lightbox.server.operations.CredentialOperation.Vault;
import java.util.Locale;
import java.util.Objects;

/** What a person types about where credentials come from; kept as typed but for the token. */
public record SourceForm(
        String source,
        String clientIdFile,
        String clientSecretFile,
        String address,
        String mount,
        String path,
        String clientIdField,
        String clientSecretField,
        String tokenFile,
        String token) {
    static final SourceForm EMPTY = new SourceForm("environment", "", "", "", "", "", "", "", "", "");

    /** A field that was not sent at all is an empty one. */
    public SourceForm {
        source = Objects.requireNonNullElse(source, "");
        clientIdFile = Objects.requireNonNullElse(clientIdFile, "");
        clientSecretFile = Objects.requireNonNullElse(clientSecretFile, "");
        address = Objects.requireNonNullElse(address, "");
        mount = Objects.requireNonNullElse(mount, "");
        path = Objects.requireNonNullElse(path, "");
        clientIdField = Objects.requireNonNullElse(clientIdField, "");
        clientSecretField = Objects.requireNonNullElse(clientSecretField, "");
        tokenFile = Objects.requireNonNullElse(tokenFile, "");
        token = Objects.requireNonNullElse(token, "");
    }

    /** What the names of the environment variables begin with. */
    public String variable(Connection connection) {
        return "LIGHTBOX_CONNECTION_"
                + connection.label().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    UseSource toOperation(String connection) {
        Vault vault = new Vault(
                address,
                mount,
                path,
                clientIdField,
                clientSecretField,
                tokenFile,
                token.isEmpty() ? null : Secret.of(token));
        return new UseSource(
                connection, source, clientIdFile, clientSecretFile, source.equals("vault") ? vault : null, false);
    }
}
