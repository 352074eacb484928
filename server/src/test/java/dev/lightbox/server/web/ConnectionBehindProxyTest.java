package dev.lightbox.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.backup.BackupRun;
import dev.lightbox.backup.BackupState;
import dev.lightbox.backup.ItemKind;
import dev.lightbox.doctor.Diagnosis;
import dev.lightbox.doctor.Verdict;
import dev.lightbox.kernel.Secret;
import dev.lightbox.server.operations.BackupOperation.RunBackup;
import dev.lightbox.server.operations.ConnectionOperation.CheckConnection;
import dev.lightbox.server.operations.ConnectionOperation.EditConnection;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.client.StandInNames;
import dev.lightbox.xray.client.StandInProxy;
import dev.lightbox.xray.client.TlsSites;
import java.net.URI;
import java.nio.file.Path;
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
    private static final String LOGIN = "ann";
    private static final Secret PASSWORD = Secret.of("proxy-word");

    /** Nothing listens there: the proxy knows the way by the name. */
    private static final URI SITE = URI.create("https://" + StandInNames.LOOPBACK + ":1");

    @TempDir
    Path folder;

    private ProdConnection prod;
    private StandInProxy proxy;
    private TlsSites certificates;

    @BeforeEach
    void start() {
        prod = new ProdConnection(SITE);
        certificates = TlsSites.issued(folder, "dns:" + StandInNames.LOOPBACK, "-1d", 30);
        proxy = StandInProxy.start()
                .wantsLogin(LOGIN, PASSWORD.revealText())
                .knows(StandInNames.LOOPBACK, prod.site().address(SiteHost.GLOBAL))
                .endsTls(certificates.server());
    }

    @AfterEach
    void stop() {
        proxy.close();
        prod.close();
    }

    private void reachedWith(@Nullable Secret password, String authorities) {
        prod.run(new EditConnection(
                "prod", null, null, null, null, null, proxy.address().toString(), LOGIN, password, authorities));
    }

    private Diagnosis check() {
        return prod.run(new CheckConnection("prod"));
    }

    private BackupRun backup() {
        return prod.run(new RunBackup("prod"));
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
