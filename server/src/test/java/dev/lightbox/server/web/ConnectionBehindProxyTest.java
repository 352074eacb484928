package dev.lightbox.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.backup.BackupRun;
import dev.lightbox.backup.BackupState;
import dev.lightbox.backup.ItemKind;
import dev.lightbox.doctor.Diagnosis;
import dev.lightbox.doctor.Verdict;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.Secret;
import dev.lightbox.server.operations.BackupOperation.RunBackup;
import dev.lightbox.server.operations.ConnectionOperation.AddConnection;
import dev.lightbox.server.operations.ConnectionOperation.CheckConnection;
import dev.lightbox.server.operations.ConnectionOperation.EditConnection;
import dev.lightbox.server.operations.ConnectionOperation.SaveCredentials;
import dev.lightbox.server.operations.KeyOperation.CreateKey;
import dev.lightbox.server.operations.KeyOperation.IssuedKey;
import dev.lightbox.server.operations.Operation;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.client.StandInNames;
import dev.lightbox.xray.client.StandInProxy;
import dev.lightbox.xray.client.TlsSites;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stored connection to our own site, which can be reached through a proxy alone that wants a login, and shows a
 * certificate of an authority that no machine trusts.
 */
class ConnectionBehindProxyTest {
    private static final Actor ADMIN = new Actor("admin", "127.0.0.1");
    private static final String LOGIN = "ann";
    private static final Secret PASSWORD = Secret.of("proxy-word");

    /** Nothing listens there: the proxy knows the way by the name. */
    private static final URI SITE = URI.create("https://" + StandInNames.LOOPBACK + ":1");

    @TempDir
    Path folder;

    private RunningServer server;
    private SampleSite site;
    private StandInProxy proxy;
    private TlsSites certificates;

    @BeforeEach
    void start() {
        server = new RunningServer();
        site = new SampleSite(server.application());
        certificates = TlsSites.issued(folder, "dns:" + StandInNames.LOOPBACK, "-1d", 30);
        proxy = StandInProxy.start()
                .wantsLogin(LOGIN, PASSWORD.revealText())
                .knows(StandInNames.LOOPBACK, site.address(SiteHost.GLOBAL))
                .endsTls(certificates.server());
        run(new AddConnection("sample", SITE, Map.of()));
        IssuedKey key =
                Objects.requireNonNull(run(new CreateKey("lightbox-backup")).issued());
        run(new SaveCredentials("sample", key.clientId(), key.clientSecret()));
    }

    @AfterEach
    void stop() {
        proxy.close();
        site.close();
        server.close();
    }

    private <R> R run(Operation<R> operation) {
        return server.application().operations().run(operation, ADMIN);
    }

    private void reachedWith(@Nullable Secret password, String authorities) {
        run(new EditConnection(
                "sample", null, null, null, null, null, proxy.address().toString(), LOGIN, password, authorities));
    }

    private Diagnosis check() {
        return run(new CheckConnection("sample"));
    }

    private BackupRun backup() {
        return run(new RunBackup("sample"));
    }

    @Test
    void theCheckGoesThroughTheProxyWithItsLoginAndTrustsTheExtraAuthority() {
        reachedWith(PASSWORD, certificates.pem());

        assertThat(check().verdict()).isEqualTo(Verdict.HEALTHY);

        assertTunnelsOnly();
    }

    /** Without a check before it, whose tunnels it would use again. */
    @Test
    void theBackupGoesTheSameWay() {
        reachedWith(PASSWORD, certificates.pem());

        BackupRun run = backup();

        assertThat(run.state()).as(run.message()).contains(BackupState.COMPLETE);
        assertThat(run.counts().of(ItemKind.TEST)).isEqualTo(3);
        assertTunnelsOnly();
    }

    private void assertTunnelsOnly() {
        assertThat(proxy.heads())
                .allMatch(head -> head.startsWith("CONNECT " + StandInNames.LOOPBACK + ":1 "))
                .anyMatch(head -> head.contains("Proxy-Authorization: Basic "));
    }

    @Test
    void withoutTheAuthorityNeitherTrustsTheSite() {
        reachedWith(PASSWORD, "");

        assertThat(check().verdict()).isEqualTo(Verdict.TLS_UNTRUSTED);
        assertThat(backup().state()).contains(BackupState.FAILED);
    }

    @Test
    void withAnotherPasswordTheProxyLetsNeitherPass() {
        reachedWith(Secret.of("another-word"), certificates.pem());

        Diagnosis found = check();

        assertThat(found.verdict()).isEqualTo(Verdict.NETWORK_UNREACHABLE);
        assertThat(found.findings().toString()).contains("proxy");
        assertThat(backup().state()).contains(BackupState.FAILED);
    }
}
