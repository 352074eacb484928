package dev.lightbox.server.demo;

import dev.lightbox.kernel.AtomicFile;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import dev.lightbox.server.operations.KeyOperation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code demo.json}: where the demo is and what opens it, for scripts. Only the demo keeps a secret in the clear; it
 * binds loopback only, and the file is its owner's alone.
 *
 * @param commandCenter where the pages are
 * @param site the listeners by {@code global}, {@code us}, {@code eu}, {@code au}
 * @param admin who may sign in
 * @param apiKey a key of the sample site
 */
public record DemoFile(URI commandCenter, Map<String, URI> site, Admin admin, ApiKey apiKey, List<String> projects) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Refuses what lacks a member, so that a damaged file counts as none. */
    public DemoFile {
        site = Map.copyOf(site);
        projects = List.copyOf(projects);
        Objects.requireNonNull(commandCenter, "commandCenter");
        Objects.requireNonNull(admin, "admin");
        Objects.requireNonNull(apiKey, "apiKey");
    }

    /** An account of the command center. */
    public record Admin(String user, String password) {
        public Admin {
            Objects.requireNonNull(user, "user");
            Objects.requireNonNull(password, "password");
        }

        @Override
        public String toString() {
            return "Admin[" + user + "]";
        }
    }

    /** A key pair. */
    public record ApiKey(String clientId, String clientSecret) {
        public ApiKey {
            Objects.requireNonNull(clientId, "clientId");
            Objects.requireNonNull(clientSecret, "clientSecret");
        }

        @Override
        public String toString() {
            return "ApiKey[" + clientId + "]";
        }
    }

    /** What an earlier start wrote; empty when there is nothing that can be read. */
    public static Optional<DemoFile> read(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(JSON.readValue(Files.readAllBytes(file), DemoFile.class))
                    : Optional.empty();
        } catch (IOException | JacksonException unreadable) {
            return Optional.empty();
        }
    }

    /** The key as an operation would have issued it. */
    public KeyOperation.IssuedKey key() {
        return new KeyOperation.IssuedKey("", "", apiKey.clientId(), Secret.of(apiKey.clientSecret()));
    }

    /** Puts the file there, whole. */
    public void write(Path file) {
        try {
            AtomicFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
        } catch (IOException failure) {
            throw new LightboxException(
                    ErrorCode.IO_FAILED,
                    "The file " + file + " could not be written: " + failure.getMessage() + ".",
                    "Check the free space and the rights of the data directory.",
                    failure);
        }
    }
}
