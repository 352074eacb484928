package dev.lightbox.credentials.internal;

import dev.lightbox.credentials.CredentialSource.Vault;
import dev.lightbox.credentials.Credentials;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one secret from Vault: {@code GET /v1/<mount>/data/<path>} of its KV version 2 engine. */
public record VaultClient(HttpClient http) {
    private static final int LONGEST = 1 << 20;

    /** Its buffers are not used again: those of the shared one would hold the secret until something overwrites it. */
    private static final JsonMapper OF_SECRETS = JsonMapper.builder(JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
                    .build())
            .build();

    /** @throws LightboxException {@code NO_CREDENTIALS} with what Vault answered, never with what it holds */
    public Credentials read(Vault vault, Optional<Secret> sealedToken) {
        Secret token = vault.tokenFile()
                .map(file -> Secret.of(SecretFiles.read(file)))
                .or(() -> sealedToken)
                .map(given -> sendable(vault, given))
                .orElseThrow(() -> refused(vault, "is asked without a token", "Name a token or a token file.", null));
        JsonNode data = ask(vault, token).path("data").path("data");
        return new Credentials(
                field(vault, data, vault.clientIdField()), Secret.of(field(vault, data, vault.clientSecretField())));
    }

    /** The JDK would tell the whole token in its refusal of a header that cannot be sent. */
    private static Secret sendable(Vault vault, Secret token) {
        String text = token.revealText().strip();
        if (!text.chars().allMatch(letter -> letter > ' ' && letter <= '~')) {
            throw refused(
                    vault,
                    "cannot be asked: the token has blanks, line breaks or letters that no token has",
                    "Copy the token again; a token file holds the token and nothing else.",
                    null);
        }
        return Secret.of(text);
    }

    private JsonNode ask(Vault vault, Secret token) {
        HttpRequest request = HttpRequest.newBuilder(address(vault))
                .header("X-Vault-Token", token.revealText())
                .header("X-Vault-Request", "true")
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] content = body.readNBytes(LONGEST);
                if (answer.statusCode() != 200) {
                    throw told(vault, answer.statusCode());
                }
                return OF_SECRETS.readTree(content);
            }
        } catch (IOException unreachable) {
            throw refused(vault, "cannot be reached", "Check the address, and the way from this machine.", unreachable);
        } catch (JacksonException foreign) {
            throw refused(vault, "did not answer as Vault does", "Check the address.", null);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LightboxException(
                    ErrorCode.CANCELLED, "Reading from Vault was cancelled.", "Start it again.", stopped);
        }
    }

    private static URI address(Vault vault) {
        return URI.create(vault.address() + "/v1/" + segments(vault.mount()) + "/data/" + segments(vault.path()));
    }

    private static String segments(String path) {
        return Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty())
                .map(segment ->
                        URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }

    private static String field(Vault vault, JsonNode data, String name) {
        String value = data.path(name).asString("");
        if (value.isBlank()) {
            throw refused(
                    vault,
                    "holds no field " + name + " at " + vault.mount() + "/" + vault.path(),
                    "Look which fields the secret has, and name them.",
                    null);
        }
        return value.strip();
    }

    private static LightboxException told(Vault vault, int status) {
        return switch (status) {
            case 403 ->
                refused(
                        vault,
                        "denied permission (403): the token is wrong, has ended, or may not read " + vault.path(),
                        "Renew the token, or let its policy read " + vault.mount() + "/data/" + vault.path() + ".",
                        null);
            case 404 ->
                refused(
                        vault,
                        "has no secret at " + vault.mount() + "/" + vault.path() + " (404)",
                        "Check mount and path; the engine must be KV version 2, and the newest version not deleted.",
                        null);
            case 503 -> refused(vault, "is sealed or in maintenance (503)", "Unseal it, then check again.", null);
            case 501 -> refused(vault, "is not initialised (501)", "Initialise and unseal it first.", null);
            default -> refused(vault, "answered with status " + status, "Look into Vault's log.", null);
        };
    }

    private static LightboxException refused(Vault vault, String found, String remedy, @Nullable Throwable cause) {
        return new LightboxException(
                ErrorCode.NO_CREDENTIALS, "Vault at " + vault.address() + " " + found + ".", remedy, cause);
    }
}
