package dev.lightbox.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.lightbox.credentials.Credentials;
import dev.lightbox.doctor.Verdict;
import dev.lightbox.doctor.watch.HealthCheck;
import dev.lightbox.doctor.watch.Occasion;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.Finding;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.DataDirectory;
import dev.lightbox.server.LightboxServer;
import dev.lightbox.server.ServerSettings;
import dev.lightbox.server.application.Application;
import dev.lightbox.server.application.ApplicationSettings;
import dev.lightbox.server.operations.BackupOperation.RunBackup;
import dev.lightbox.server.operations.ConnectionOperation.AddConnection;
import dev.lightbox.server.operations.ConnectionOperation.CheckConnection;
import dev.lightbox.server.operations.ConnectionOperation.Connection;
import dev.lightbox.server.operations.ConnectionOperation.EditConnection;
import dev.lightbox.server.operations.ConnectionOperation.FindConnection;
import dev.lightbox.server.operations.ConnectionOperation.MoveConnection;
import dev.lightbox.server.operations.ConnectionOperation.RemoveConnection;
import dev.lightbox.server.operations.ConnectionOperation.SaveCredentials;
import dev.lightbox.server.operations.CredentialOperation.CheckNext;
import dev.lightbox.server.operations.CredentialOperation.DropPair;
import dev.lightbox.server.operations.CredentialOperation.ExportConnections;
import dev.lightbox.server.operations.CredentialOperation.ImportConnections;
import dev.lightbox.server.operations.CredentialOperation.ImportedConnection;
import dev.lightbox.server.operations.CredentialOperation.NextChecked;
import dev.lightbox.server.operations.CredentialOperation.RollBack;
import dev.lightbox.server.operations.CredentialOperation.RotateMasterKey;
import dev.lightbox.server.operations.CredentialOperation.SetReminders;
import dev.lightbox.server.operations.CredentialOperation.UseSource;
import dev.lightbox.server.operations.KeyOperation.CreateKey;
import dev.lightbox.server.operations.KeyOperation.IssuedKey;
import dev.lightbox.server.operations.SiteOperation.CreateUser;
import dev.lightbox.server.secrets.SecretsFile;
import dev.lightbox.xray.api.SiteHost;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Key pairs of a connection to our own site, over loopback. */
class CredentialOperationsTest {
    private static final Actor ANN = new Actor("ann", "127.0.0.1");

    @TempDir
    Path folder;

    private DataDirectory directory;
    private Application application;
    private LightboxServer server;

    @BeforeEach
    void start() {
        open();
        run(new AddConnection("sample", server.site(SiteHost.GLOBAL), Map.of()));
    }

    private void open() {
        directory = DataDirectory.open(folder, InstantSource.system());
        application = Application.open(directory, ApplicationSettings.standard());
        server = LightboxServer.start(
                application, new ServerSettings(InetAddress.getLoopbackAddress(), 0, 0, Optional.empty()));
    }

    @AfterEach
    void stop() {
        server.close();
        application.close();
        directory.close();
    }

    private <R> R run(Operation<R> operation) {
        return application.operations().run(operation, ANN);
    }

    private IssuedKey keyOf(String user) {
        run(new CreateUser(user, user, user + "@example.com", true));
        return Objects.requireNonNull(run(new CreateKey(user)).issued());
    }

    private IssuedKey healthy() {
        IssuedKey key = keyOf("robot");
        run(new SaveCredentials("sample", key.clientId(), key.clientSecret()));
        assertThat(run(new CheckConnection("sample")).verdict()).isEqualTo(Verdict.HEALTHY);
        return key;
    }

    private Connection sample() {
        return run(new FindConnection("sample"));
    }

    @Test
    void aNewPairTakesOverWhenTheDoctorFindsItHealthyAndCanBeRolledBack() {
        healthy();
        IssuedKey other = keyOf("robot-2");

        assertThat(run(new SaveCredentials("sample", other.clientId(), other.clientSecret()))
                        .waits())
                .isTrue();
        NextChecked checked = run(new CheckNext("sample"));

        assertThat(checked.tookOver()).isTrue();
        assertThat(checked.connection().next()).isNull();
        assertThat(checked.connection().previous()).isNotNull();
        assertThat(run(new CheckConnection("sample")).verdict()).isEqualTo(Verdict.HEALTHY);
        assertThat(run(new RollBack("sample")).lastCheck()).isNotNull();
        assertThat(run(new CheckConnection("sample")).verdict()).isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void aCheckThatTakesOverIsTheNewestOfTheConnectionItself() {
        healthy();
        String robot = Objects.requireNonNull(sample().actingUser()).accountId();
        IssuedKey other = keyOf("robot-2");
        run(new SaveCredentials("sample", other.clientId(), other.clientSecret()));
        HealthCheck trouble = new HealthCheck(Instant.now(), Verdict.RATE_LIMITED, Occasion.PERSON, "ann", 5);
        application.health().checked(sample().id(), "sample", trouble);
        run(new HealthOperation.StartWatch("sample"));

        NextChecked checked = run(new CheckNext("sample"));

        assertThat(Objects.requireNonNull(checked.connection().actingUser()).accountId())
                .isNotEqualTo(robot);
        HealthOperation.Health health = run(new HealthOperation.ShowHealth("sample", new Paging(1, 25)));
        assertThat(health.checks().getFirst().verdict()).isEqualTo(Verdict.HEALTHY);
        assertThat(health.checks().getFirst().occasion()).isEqualTo(Occasion.PERSON);
        assertThat(health.activeWatch()).isNull();
        assertThat(health.told()).hasSize(2);
    }

    @Test
    void aWrongPasteNeitherTakesOverNorTouchesThePairInUse() {
        healthy();
        run(new SaveCredentials("sample", "0".repeat(32), Secret.of("f".repeat(64))));

        NextChecked checked = run(new CheckNext("sample"));

        assertThat(checked.tookOver()).isFalse();
        assertThat(checked.diagnosis().verdict()).isEqualTo(Verdict.CREDENTIALS_REJECTED);
        assertThat(Objects.requireNonNull(sample().next()).lastFailure()).isNotNull();
        assertThat(Objects.requireNonNull(sample().lastCheck()).open()).isTrue();
        run(new DropPair("sample", "next"));
        assertThat(sample().next()).isNull();
        assertCode(ErrorCode.NO_CREDENTIALS, new CheckNext("sample"));
        assertCode(ErrorCode.INVALID_INPUT, new DropPair("sample", "current"));
        assertCode(ErrorCode.NOT_FOUND, new RollBack("sample"));
    }

    @Test
    void theHealthyPairInUseIsNotSavedAgain() {
        IssuedKey key = healthy();
        Connection before = sample();

        ConnectionOperation.Saved again =
                run(new SaveCredentials("sample", key.clientSecret().revealText(), Secret.of(key.clientId())));

        assertThat(again.inUseAlready()).isTrue();
        assertThat(again.hints()).extracting(Finding::checkId).containsExactly("credentials-swapped");
        assertThat(sample()).isEqualTo(before);
    }

    @Test
    void aDayThatIsOverIsTakenWithAWarning() {
        IssuedKey key = keyOf("robot");

        ConnectionOperation.Saved saved = run(new SaveCredentials(
                "sample", key.clientId(), key.clientSecret(), false, Instant.parse("2020-01-31T00:00:00Z")));

        assertThat(saved.hints()).extracting(Finding::checkId).containsExactly("expired-already");
        assertThat(Objects.requireNonNull(saved.connection().current()).expired())
                .isTrue();
        assertThat(Objects.requireNonNull(
                                run(new SetReminders("sample", Instant.parse("2090-01-31T00:00:00Z"), false, List.of()))
                                        .current())
                        .expired())
                .isFalse();
    }

    @Test
    void aCheckOfTheNextPairIsInTheHistoryAndChangesNothingOfTheConnectionsHealth() {
        healthy();
        run(new SaveCredentials("sample", "0".repeat(32), Secret.of("f".repeat(64))));

        run(new CheckNext("sample"));

        HealthOperation.Health health = run(new HealthOperation.ShowHealth("sample", new Paging(1, 25)));
        assertThat(health.checks())
                .extracting(HealthCheck::occasion)
                .containsExactly(Occasion.NEXT_PAIR, Occasion.PERSON);
        assertThat(health.changes()).isEmpty();
        assertThat(health.days().getLast().worst()).isEqualTo(Verdict.HEALTHY);
    }

    /** While the old address is examined, somebody enters another one. */
    @Test
    void whatTheOldAddressAnsweredIsNotCreditedToTheNewOne() throws Exception {
        IssuedKey key = keyOf("robot");
        run(new SaveCredentials("sample", key.clientId(), key.clientSecret()));
        HttpServer old = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        old.createContext("/", exchange -> {
            run(new MoveConnection("sample", server.site(SiteHost.GLOBAL), Map.of()));
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        old.start();
        try {
            URI there = URI.create("http://127.0.0.1:" + old.getAddress().getPort());
            run(new MoveConnection("sample", there, Map.of()));
            assertThat(run(new CheckConnection("sample")).verdict()).isNotEqualTo(Verdict.HEALTHY);
        } finally {
            old.stop(0);
        }

        assertThat(sample().lastCheck()).isNull();
        assertThat(run(new HealthOperation.ShowHealth("sample", new Paging(1, 25)))
                        .checks())
                .isEmpty();
        run(new CheckConnection("sample"));
        assertThat(Objects.requireNonNull(sample().lastCheck()).open()).isTrue();
    }

    @Test
    void theMasterKeyIsNotReadAsASecretThatALaterCheckWouldSend() {
        String own = directory.masterKey().toString();

        assertCode(ErrorCode.INVALID_INPUT, new UseSource("sample", "file", own, null, null, false));
        CredentialOperation.Vault vault =
                new CredentialOperation.Vault("https://evil.example", null, "xray", null, null, own, null);
        assertCode(ErrorCode.INVALID_INPUT, new UseSource("sample", "vault", null, null, vault, false));
        assertThat(sample().current()).isNull();
    }

    @Test
    void aFileThatChangedSinceTheCheckIsToldUntilTheNextOne(@TempDir Path elsewhere) throws Exception {
        IssuedKey key = keyOf("robot");
        Path file = Files.writeString(
                elsewhere.resolve("xray.env"),
                "CLIENT_ID=" + key.clientId() + "\nCLIENT_SECRET="
                        + key.clientSecret().revealText());
        run(new UseSource("sample", "file", file.toString(), null, null, false));
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
        assertThat(run(new CheckConnection("sample")).verdict()).isEqualTo(Verdict.HEALTHY);
        assertThat(Objects.requireNonNull(sample().current()).fileChangedAt()).isNull();

        Instant changed = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
        Files.setLastModifiedTime(file, FileTime.from(changed));

        assertThat(Objects.requireNonNull(sample().current()).fileChangedAt()).isEqualTo(changed);
        Files.delete(file);
        assertThat(Objects.requireNonNull(sample().current()).fileChangedAt()).isNull();
    }

    /** Only this of the proxy is said; null for what is left out. */
    private Connection editProxy(@Nullable String proxy, @Nullable String user, @Nullable String password) {
        return run(new EditConnection(
                "sample",
                null,
                null,
                null,
                null,
                null,
                proxy,
                user,
                password == null ? null : Secret.of(password),
                null));
    }

    private Optional<Secret> proxyPassword() {
        return application.connections().revealProxyPassword(UUID.fromString(sample().id()));
    }

    @Test
    void whatIsNotSaidOfTheProxyStaysAndItsPasswordStaysWithItsPlace() {
        editProxy("proxy.example:3128", "ann", "hunter2");

        assertThat(editProxy(null, "bob", null).network().proxyUser()).isEqualTo("bob");
        assertThat(proxyPassword()).contains(Secret.of("hunter2"));
        editProxy(null, null, "hunter3");
        assertThat(editProxy("proxy.example:3128", null, null).network().proxyUser())
                .isEqualTo("bob");
        assertThat(proxyPassword()).contains(Secret.of("hunter3"));

        assertThat(editProxy("other.example:3128", null, null).network().proxyUser())
                .isEqualTo("bob");
        assertThat(proxyPassword()).isEmpty();
        editProxy(null, null, "hunter4");
        editProxy(null, "", null);
        assertThat(proxyPassword()).isEmpty();
        assertThat(editProxy("", "bob", null).network().proxy()).isEmpty();
    }

    @Test
    void aLoginWithoutAProxyIsRefusedAndNothingIsChanged() {
        assertThatThrownBy(() -> editProxy(null, "ann", null)).hasMessageContaining("the connection has none");
        assertThatThrownBy(() -> editProxy("proxy.example:3128", null, "hunter2"))
                .hasMessageContaining("no user who signs in");
        assertThatThrownBy(() -> editProxy("", null, "hunter2")).hasMessageContaining("no user who signs in");
        assertThat(sample().network().proxy()).isEmpty();
        assertThat(proxyPassword()).isEmpty();
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        assertThatThrownBy(() -> run(new EditConnection(
                        "sample",
                        "",
                        "nowhere",
                        "moon",
                        Map.of("us", "http://us.example"),
                        null,
                        "no proxy",
                        null,
                        null,
                        "no certificate")))
                .hasMessageContainingAll(
                        "label has 0 characters",
                        "The site's address does not begin with https://",
                        "moon",
                        "The address of the host us \"http://us.example\" would send",
                        "is not the address of an HTTP proxy",
                        "certificate");
        CredentialOperation.Vault vault =
                new CredentialOperation.Vault("vault.example", null, "xray", null, null, null, null);
        assertThatThrownBy(() -> run(new UseSource("sample", "vault", null, null, vault, false)))
                .hasMessageContainingAll("The address of Vault does not begin with https://", "without a token");
        assertThat(sample().label()).isEqualTo("sample");
    }

    private void assertCode(ErrorCode code, Operation<?> operation) {
        assertThatThrownBy(() -> run(operation))
                .isInstanceOfSatisfying(
                        LightboxException.class, told -> assertThat(told.code()).isEqualTo(code));
    }

    @Test
    void theNextReminderIsShownToWhoeverLooks() {
        healthy();
        Instant expires = Instant.now().plus(Duration.ofDays(10));

        Connection shown = run(new SetReminders("sample", expires, false, List.of("ann@example.org")));

        assertThat(shown.reminderAddresses()).containsExactly("ann@example.org");
        assertThat(Objects.requireNonNull(shown.nextReminder()))
                .isEqualTo(Instant.ofEpochMilli(expires.toEpochMilli()).minus(Duration.ofDays(7)));
    }

    @Test
    void aNewMasterKeyOpensCredentialsAndRepositoryAlsoAfterARestart() throws Exception {
        healthy();
        assertThat(run(new RunBackup("sample")).snapshotId()).isPresent();
        String before = Files.readString(directory.masterKey());

        run(new RotateMasterKey());

        assertThat(run(new CheckConnection("sample")).verdict()).isEqualTo(Verdict.HEALTHY);
        stop();
        open();
        assertThat(Files.readString(directory.masterKey())).isNotEqualTo(before);
        assertThat(application.connections().reveal(UUID.fromString(sample().id())))
                .isPresent();
        assertThat(application.repository().get().snapshots()).hasSize(1);
        assertThat(application.repository().get().passwords().list()).hasSize(1);
    }

    @Test
    void aMasterKeyThatWasHandedInIsNotReplaced() {
        stop();
        String key = Base64.getEncoder().encodeToString(new byte[32]);
        directory = DataDirectory.open(folder.resolve("other"), InstantSource.system());
        application = Application.open(
                directory,
                new ApplicationSettings(
                        Optional.empty(), Optional.of(Secret.of(key)), Optional.empty(), Optional.empty()));
        server = LightboxServer.start(
                application, new ServerSettings(InetAddress.getLoopbackAddress(), 0, 0, Optional.empty()));

        assertCode(ErrorCode.INVALID_SETTING, new RotateMasterKey());
    }

    @Test
    void exportedConnectionsComeBackElsewhereAndOnlyWithThePassphrase() {
        IssuedKey key = healthy();
        Secret passphrase = Secret.of("correct horse battery staple");
        byte[] file = run(new ExportConnections(passphrase)).file();
        assertThat(new String(file, StandardCharsets.ISO_8859_1))
                .doesNotContain(key.clientId(), key.clientSecret().revealText(), "sample");
        assertCode(ErrorCode.INVALID_INPUT, new ExportConnections(Secret.of("short")));
        assertCode(ErrorCode.WRONG_PASSWORD, new ImportConnections(file, Secret.of("another passphrase"), false));
        assertThat(run(new ImportConnections(file, passphrase, false)).connections())
                .extracting(ImportedConnection::added)
                .containsExactly(false);
        assertThat(run(new ImportConnections(file, passphrase, true)).connections())
                .extracting(ImportedConnection::added)
                .containsExactly(false);
        String tenant = sample().tenant();

        run(new RemoveConnection("sample"));
        assertThat(run(new ImportConnections(file, passphrase, true)).connections())
                .containsExactly(new ImportedConnection("sample", true, "will be added"));
        assertThat(run(new ImportConnections(file, passphrase, false)).connections())
                .containsExactly(new ImportedConnection("sample", true, "added"));

        assertThat(run(new CheckConnection("sample")).verdict()).isEqualTo(Verdict.HEALTHY);
        assertThat(sample().expectedTenant()).isEqualTo(tenant);
    }

    @Test
    void anImportedConnectionIsAddedWithAllThatBelongsToItOrNotAtAll() {
        Secret passphrase = Secret.of("correct horse battery staple");
        String text = """
                {"version": 1, "connections": [
                  {"label": "mail", "baseUrl": "https://a.example", "reminderAddresses": ["nobody"],
                   "clientId": "0123456789ABCDEF0123456789ABCDEF", "clientSecret": "x"},
                  {"label": "port", "baseUrl": "https://a.example", "proxy": {"host": "p.example", "port": 70000}},
                  {"label": "trust", "baseUrl": "https://a.example", "authorities": "no certificate"},
                  {"label": "good", "baseUrl": "https://a.example", "reminderAddresses": ["ann@example.org"],
                   "clientId": "0123456789ABCDEF0123456789ABCDEF", "clientSecret": "x"}]}""";
        byte[] file =
                SecretsFile.seal(text.getBytes(StandardCharsets.UTF_8), "connections.json", passphrase, Instant.EPOCH);

        for (boolean dryRun : List.of(true, false)) {
            assertThat(run(new ImportConnections(file, passphrase, dryRun)).connections())
                    .extracting(ImportedConnection::label, ImportedConnection::added)
                    .containsExactly(
                            Tuple.tuple("mail", false),
                            Tuple.tuple("port", false),
                            Tuple.tuple("trust", false),
                            Tuple.tuple("good", true));
        }
        assertThat(run(new ConnectionOperation.ListConnections()).connections())
                .extracting(Connection::label)
                .containsExactlyInAnyOrder("sample", "good");
        assertThat(run(new FindConnection("good")).current()).isNotNull();
    }

    @Test
    void remindersThatAreRefusedChangeNothing() {
        Instant expires = Instant.now().plus(Duration.ofDays(10));

        assertCode(ErrorCode.NOT_FOUND, new SetReminders("sample", expires, false, List.of("ann@example.org")));

        assertThat(sample().reminderAddresses()).isEmpty();
    }

    @Test
    void theFileThatTheFirstVersionWroteIsStillRead() throws Exception {
        byte[] golden = Files.readAllBytes(Path.of("../docs/format/golden/connections-file-v1.json.gpg"));

        run(new ImportConnections(golden, Secret.of("correct horse battery staple"), false));

        Connection read = run(new FindConnection("Golden"));
        UUID id = UUID.fromString(read.id());
        assertThat(application.connections().reveal(id))
                .contains(new Credentials("0123456789ABCDEF".repeat(2), Secret.of("0123456789abcdef".repeat(4))));
        assertThat(application.connections().revealProxyPassword(id)).contains(Secret.of("proxy-word"));
        assertThat(read.region()).isEqualTo("eu");
        assertThat(read.expectedTenant()).isEqualTo("00000000-0000-0000-0000-000000000001");
        assertThat(Objects.requireNonNull(read.current()).expiresAt()).isEqualTo(Instant.parse("2031-01-01T00:00:00Z"));
    }
}
