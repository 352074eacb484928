package dev.lightbox.credentials.internal;

import dev.lightbox.credentials.CredentialSource;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sources as they lie in the database: a kind, and what it needs as JSON. */
record SourceText(String kind, String settings) {
    private static final String STORED = "stored";
    private static final String ENVIRONMENT = "environment";
    private static final String FILE = "file";
    private static final String VAULT = "vault";

    static SourceText of(CredentialSource source) {
        return switch (source) {
            case CredentialSource.Stored _ -> new SourceText(STORED, "{}");
            case CredentialSource.Environment _ -> new SourceText(ENVIRONMENT, "{}");
            case CredentialSource.SecretFile files -> {
                Map<String, String> settings = new LinkedHashMap<>();
                settings.put("clientId", files.clientId().toString());
                files.clientSecret().ifPresent(file -> settings.put("clientSecret", file.toString()));
                yield new SourceText(FILE, json(settings));
            }
            case CredentialSource.Vault vault -> new SourceText(VAULT, json(vault(vault)));
        };
    }

    private static Map<String, String> vault(CredentialSource.Vault vault) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("address", vault.address().toString());
        settings.put("mount", vault.mount());
        settings.put("path", vault.path());
        settings.put("clientIdField", vault.clientIdField());
        settings.put("clientSecretField", vault.clientSecretField());
        vault.tokenFile().ifPresent(file -> settings.put("tokenFile", file.toString()));
        return settings;
    }

    private static String json(Map<String, String> settings) {
        return JsonMapper.shared().writeValueAsString(settings);
    }

    CredentialSource source() {
        JsonNode read = JsonMapper.shared().readTree(settings);
        return switch (kind) {
            case STORED -> new CredentialSource.Stored();
            case ENVIRONMENT -> new CredentialSource.Environment();
            case FILE ->
                new CredentialSource.SecretFile(Path.of(read.path("clientId").asString()), path(read, "clientSecret"));
            case VAULT ->
                new CredentialSource.Vault(
                        URI.create(read.path("address").asString()),
                        read.path("mount").asString(),
                        read.path("path").asString(),
                        read.path("clientIdField").asString(),
                        read.path("clientSecretField").asString(),
                        path(read, "tokenFile"));
            default -> throw new IllegalStateException("The database names an unknown source of credentials: " + kind);
        };
    }

    private static Optional<Path> path(JsonNode settings, String name) {
        @Nullable String text = settings.path(name).asString(null);
        return Optional.ofNullable(text).map(Path::of);
    }
}
