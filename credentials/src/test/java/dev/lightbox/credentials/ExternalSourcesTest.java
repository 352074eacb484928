package dev.lightbox.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.Finding;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.persistence.JdbcAuditTrail;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class ExternalSourcesTest {
    private static final Actor ADMIN = new Actor("admin", "test");
    private static final Credentials PAIR = new Credentials("A".repeat(32), Secret.of("a".repeat(64)));
    private static final String TOKEN = "hvs.token-of-the-test";

    @TempDir
    Path folder;

    private final RandomIds random = new RandomIds(new SecureRandom());
    private final Map<String, String> environment = new HashMap<>();
    private final AtomicInteger status = new AtomicInteger(200);
    private HttpServer vault;

    /** Speaks the part of Vault's protocol that is used: KV version 2, read. */
    @BeforeEach
    void startVault() throws IOException {
        vault = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        vault.createContext("/", exchange -> {
            boolean found = exchange.getRequestURI().getPath().equals("/v1/secret/data/teams/xray");
            boolean allowed = TOKEN.equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"));
            int answer = status.get() != 200 ? status.get() : !allowed ? 403 : found ? 200 : 404;
            String body = answer == 200
                    ? "{\"data\":{\"data\":{\"id\":\"%s\",\"key\":\"%s\"},\"metadata\":{\"version\":3}}}"
                            .formatted(PAIR.clientId(), PAIR.clientSecret().revealText())
                    : "{\"errors\":[]}";
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        vault.start();
    }

    @AfterEach
    void stopVault() {
        vault.stop(0);
    }

    private Connections connections(Database database) {
        return new Connections(
                database,
                MasterKey.of(Secret.of(Base64.getEncoder().encodeToString(random.bytes(32)))),
                new JdbcAuditTrail(database),
                random,
                InstantSource.system(),
                PlainHttp.LOOPBACK_ONLY,
                new ExternalSources(environment, HttpClient::newHttpClient).butNotFrom(folder.resolve("home")));
    }

    private UUID use(Connections connections, CredentialSource source, Optional<Secret> token) {
        UUID id = connections
                .add(new ConnectionDraft("Our Jira-1", "https://a.example", Map.of(), ""), ADMIN)
                .id();
        connections.generations().use(id, source, token, Placement.AT_ONCE, ADMIN);
        return id;
    }

    private CredentialSource.Vault vaultAt(String path, Optional<Path> tokenFile) {
        URI address = URI.create("http://127.0.0.1:" + vault.getAddress().getPort());
        return new CredentialSource.Vault(address, "secret", path, "id", "key", tokenFile);
    }

    private static void assertRefused(Connections connections, UUID id, String... named) {
        assertThatThrownBy(() -> connections.reveal(id)).isInstanceOfSatisfying(LightboxException.class, told -> {
            assertThat(told.code()).isEqualTo(ErrorCode.NO_CREDENTIALS);
            assertThat(told.getMessage()).contains(named).doesNotContain(TOKEN, PAIR.clientId());
        });
    }

    @EachDatabase
    void theEnvironmentIsReadUnderTheLabelInCapitals(Database database) {
        environment.put("LIGHTBOX_CONNECTION_OUR_JIRA_1_CLIENT_ID", PAIR.clientId());
        environment.put(
                "LIGHTBOX_CONNECTION_OUR_JIRA_1_CLIENT_SECRET",
                PAIR.clientSecret().revealText());
        Connections connections = connections(database);
        UUID id = use(connections, new CredentialSource.Environment(), Optional.empty());

        assertThat(connections.reveal(id)).contains(PAIR);
        assertThat(connections.require("Our Jira-1").credentials()).isPresent();
        connections.rename(id, "Other", ADMIN);
        assertRefused(connections, id, "LIGHTBOX_CONNECTION_OTHER_CLIENT_ID is not set");
        assertNothingStored(database);
    }

    @EachDatabase
    void aFileIsReadAnewEachTime(Database database) throws IOException {
        Path idFile = Files.writeString(folder.resolve("id"), "old\n");
        Path secretFile =
                Files.writeString(folder.resolve("secret"), PAIR.clientSecret().revealText() + "\n");
        Connections connections = connections(database);
        UUID id = use(connections, new CredentialSource.SecretFile(idFile, Optional.of(secretFile)), Optional.empty());

        Files.writeString(idFile, PAIR.clientId() + "\n");
        assertThat(connections.reveal(id)).contains(PAIR);
        Files.delete(secretFile);
        assertRefused(connections, id, secretFile.toString(), "is not there");
        assertNothingStored(database);
    }

    @EachDatabase
    void filesOfLightboxItselfAreNeitherChosenNorRead(Database database) throws IOException {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path key = Files.writeString(home.resolve("master.key"), TOKEN);
        Path link = Files.createSymbolicLink(folder.resolve("link"), home);
        Path later = Files.writeString(folder.resolve("later"), TOKEN);
        Connections connections = connections(database);
        UUID id = use(connections, vaultAt("teams/xray", Optional.of(later)), Optional.empty());
        assertThat(connections.reveal(id)).contains(PAIR);

        for (Path own : List.of(
                key,
                home.resolve("not-yet"),
                folder.resolve("home/../home/master.key"),
                link.resolve("master.key"),
                Path.of("/proc/self/environ"))) {
            for (CredentialSource source : List.of(
                    new CredentialSource.SecretFile(own, Optional.empty()),
                    new CredentialSource.SecretFile(later, Optional.of(own)),
                    vaultAt("teams/xray", Optional.of(own)))) {
                assertThatThrownBy(() ->
                                connections.generations().use(id, source, Optional.empty(), Placement.AT_ONCE, ADMIN))
                        .hasMessageContaining(own + " belongs to Lightbox itself");
            }
        }
        Files.delete(later);
        Files.createSymbolicLink(later, key);
        assertRefused(connections, id, "belongs to Lightbox itself");
    }

    @EachDatabase
    void oneFileMayHoldBothAsJson(Database database) throws IOException {
        Path file = Files.writeString(
                folder.resolve("both.json"),
                "{\"client_id\":\"" + PAIR.clientId() + "\",\"client_secret\":\""
                        + PAIR.clientSecret().revealText() + "\"}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        CredentialSource source = new CredentialSource.SecretFile(file, Optional.empty());
        Connections connections = connections(database);

        assertThat(connections.reveal(use(connections, source, Optional.empty())))
                .contains(PAIR);
        assertThat(ExternalSources.warnings(source))
                .extracting(Finding::checkId)
                .containsExactly("secret-file-open");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(ExternalSources.warnings(source)).isEmpty();
    }

    @EachDatabase
    void vaultIsAskedWithASealedTokenOrOneFromAFile(Database database) throws IOException {
        Path tokenFile = Files.writeString(folder.resolve("token"), TOKEN + "\n");
        Connections connections = connections(database);
        UUID id = use(connections, vaultAt("teams/xray", Optional.empty()), Optional.of(Secret.of(TOKEN)));

        assertThat(connections.reveal(id)).contains(PAIR);
        connections.verifyMasterKey();
        connections
                .generations()
                .use(id, vaultAt("teams/xray", Optional.of(tokenFile)), Optional.empty(), Placement.AT_ONCE, ADMIN);
        assertThat(connections.reveal(id)).contains(PAIR);
        assertNothingStored(database);
        assertThat(new JdbcAuditTrail(database).newest(9).toString()).doesNotContain(TOKEN, PAIR.clientId());
    }

    @EachDatabase
    void whatVaultRefusesIsToldByItsReason(Database database) {
        Connections connections = connections(database);
        UUID id = use(connections, vaultAt("teams/xray", Optional.empty()), Optional.of(Secret.of("wrong")));
        assertRefused(connections, id, "denied permission (403)");

        connections
                .generations()
                .use(
                        id,
                        vaultAt("teams/none", Optional.empty()),
                        Optional.of(Secret.of(TOKEN)),
                        Placement.AT_ONCE,
                        ADMIN);
        assertRefused(connections, id, "no secret at secret/teams/none");
        status.set(503);
        assertRefused(connections, id, "is sealed");
        vault.stop(0);
        assertRefused(connections, id, "cannot be reached");
    }

    @EachDatabase
    void aTokenThatNoHeaderCarriesIsRefusedWithoutItsText(Database database) throws IOException {
        Path twoLines = Files.writeString(folder.resolve("token"), TOKEN + "\nsecond line\n");
        Connections connections = connections(database);

        UUID id = use(connections, vaultAt("teams/xray", Optional.of(twoLines)), Optional.empty());

        assertThatThrownBy(() -> connections.reveal(id))
                .isInstanceOf(LightboxException.class)
                .hasMessageContaining("line breaks")
                .hasNoCause()
                .message()
                .doesNotContain(TOKEN);
    }

    @EachDatabase
    void rollingBackFromVaultFindsTheStoredPairAgain(Database database) {
        Connections connections = connections(database);
        UUID id = use(connections, new CredentialSource.Environment(), Optional.empty());
        connections.generations().save(id, PAIR, Placement.AT_ONCE, Optional.empty(), ADMIN);
        connections
                .generations()
                .use(id, new CredentialSource.Environment(), Optional.empty(), Placement.AT_ONCE, ADMIN);

        connections.generations().rollBack(id, ADMIN);

        assertThat(connections.reveal(id)).contains(PAIR);
    }

    private static void assertNothingStored(Database database) {
        long stored = database.read(sql -> sql.sql(
                        "SELECT count(*) FROM connection_pair WHERE client_id IS NOT NULL OR client_secret IS NOT NULL")
                .query(Long.class)
                .single());
        assertThat(stored).isZero();
    }
}
