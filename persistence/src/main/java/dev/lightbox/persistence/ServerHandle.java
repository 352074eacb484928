package dev.lightbox.persistence;

import dev.lightbox.kernel.AtomicFile;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.internal.FlatJson;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How a command reaches the server that holds a data directory: kept in {@code server.json}, which only the owner may
 * read.
 *
 * @param url where the server listens, as a client on this machine reaches it
 * @param token what proves that a client may read the data directory
 * @param pid the server's process
 */
public record ServerHandle(URI url, Secret token, long pid) {

    void write(Path file) throws IOException {
        String json =
                FlatJson.write(Map.of("url", url.toString(), "token", token.revealText(), "pid", Long.toString(pid)));
        AtomicFile.write(file, json.getBytes(StandardCharsets.UTF_8));
    }

    /** What the file says; empty when it is missing or says nothing usable. */
    static Optional<ServerHandle> read(Path file) {
        try {
            Map<String, String> json = FlatJson.read(Files.readString(file));
            return Optional.of(new ServerHandle(
                    URI.create(json.getOrDefault("url", "")),
                    Secret.of(json.getOrDefault("token", "")),
                    Long.parseLong(json.getOrDefault("pid", "0"))));
        } catch (IOException | IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }
}
