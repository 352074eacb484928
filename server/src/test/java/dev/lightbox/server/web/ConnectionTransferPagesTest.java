package dev.lightbox.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.JdbcAuditTrail;
import dev.lightbox.server.operations.ConnectionOperation.AddConnection;
import dev.lightbox.server.operations.ConnectionOperation.FindConnection;
import dev.lightbox.server.operations.ConnectionOperation.ListConnections;
import dev.lightbox.server.operations.ConnectionOperation.RemoveConnection;
import dev.lightbox.server.operations.ConnectionOperation.SaveCredentials;
import dev.lightbox.server.operations.Operation;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Export, import and a new master key as an administrator uses them on the pages, over HTTP. */
class ConnectionTransferPagesTest {
    private static final Actor ADMIN = new Actor("admin", "127.0.0.1");
    private static final String EXPORT = "/connections/export";
    private static final String IMPORT = "/connections/import";
    private static final String ROTATE = "/connections/rotate-master-key";
    private static final String PASSPHRASE = "correct horse battery staple";
    private static final String SECRET = "0123456789abcdef".repeat(4);

    private RunningServer server;
    private FormBrowser browser;

    @BeforeEach
    void start() throws Exception {
        server = new RunningServer();
        browser = new FormBrowser(server, "admin");
        add("first");
        add("second");
        run(new SaveCredentials("first", "0123456789ABCDEF".repeat(2), Secret.of(SECRET)));
    }

    @AfterEach
    void stop() {
        browser.close();
        server.close();
    }

    private <R> R run(Operation<R> operation) {
        return server.application().operations().run(operation, ADMIN);
    }

    private void add(String label) {
        run(new AddConnection(label, URI.create("https://" + label + ".example"), Map.of()));
    }

    private byte[] exported() throws Exception {
        HttpResponse<byte[]> file = browser.postFile(
                EXPORT, EXPORT, "nothing", new byte[0], "passphrase", PASSPHRASE, "repeated", PASSPHRASE);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("connections.json.gpg");
        return file.body();
    }

    private String sent(String action, byte[] file, String passphrase) throws Exception {
        return new String(
                browser.postFile(IMPORT, action, "file", file, "passphrase", passphrase)
                        .body(),
                StandardCharsets.UTF_8);
    }

    @Test
    void theExportIsSealedAndComesBackOneConnectionAfterTheOther() throws Exception {
        byte[] file = exported();
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).doesNotContain("first", SECRET);
        assertThat(browser.get("/site/audit").body()).contains("connection.export");
        run(new RemoveConnection("first"));

        assertThat(sent(IMPORT + "/preview", file, PASSPHRASE))
                .contains("What the import would do", "Add it", "Leave it out", "There is a connection with the label");
        assertThat(run(new ListConnections()).connections()).hasSize(1);

        assertThat(sent(IMPORT, file, PASSPHRASE))
                .contains("What became of each connection", "Added", "Left out")
                .doesNotContain(PASSPHRASE, SECRET);
        assertThat(run(new FindConnection("first")).saved()).isNotNull();
    }

    @Test
    void twoPassphrasesThatDifferExportNothingAndStayNowhere() throws Exception {
        String refused =
                browser.pageAfter(EXPORT, EXPORT, "passphrase", PASSPHRASE, "repeated", "correct horse battery stable");

        assertThat(refused)
                .contains("The two passphrases differ, so nothing was exported.", "Passphrase again")
                .doesNotContain(PASSPHRASE, "battery stable");
        assertThat(browser.pageAfter(EXPORT, EXPORT, "passphrase", "short", "repeated", "short"))
                .contains("shorter than 12 characters");
        assertThat(browser.get("/site/audit").body()).doesNotContain("connection.export");
    }

    @Test
    void aWrongPassphraseOrFileIsToldOnTheFormAndAddsNothing() throws Exception {
        byte[] file = exported();
        run(new RemoveConnection("first"));

        assertThat(sent(IMPORT, file, "another passphrase")).contains("does not open with this passphrase", IMPORT);
        assertThat(sent(IMPORT, "no such file".getBytes(StandardCharsets.UTF_8), PASSPHRASE))
                .contains("This is not a file with secrets");
        assertThat(sent(IMPORT + "/preview", new byte[0], PASSPHRASE)).contains("No file was chosen.");
        assertThat(sent(IMPORT, file, "")).contains("The passphrase is missing.");
        assertThat(run(new ListConnections()).connections()).hasSize(1);
    }

    @Test
    void aNewMasterKeyIsMadeAfterAQuestionThatSaysWhatHappens() throws Exception {
        assertThat(browser.get(ROTATE).body())
                .contains("Make a new master key", "end with the next start of the server", "write it down anew");

        String rotated = browser.pageAfter(ROTATE, ROTATE);

        assertThat(rotated).contains("Everything is sealed under the master key", "master.key");
        assertThat(new JdbcAuditTrail(server.application().database())
                        .newest(1)
                        .rows()
                        .getFirst()
                        .entry()
                        .action())
                .isEqualTo("master-key.rotate");
        assertThat(browser.get("/connections").body()).contains(ROTATE, EXPORT, IMPORT);
    }

    @Test
    void whoMayOnlyLookIsNotLetIn() throws Exception {
        server.addViewer("eve");
        try (FormBrowser viewer = new FormBrowser(server, "eve")) {
            assertThat(viewer.get("/connections").body()).doesNotContain(ROTATE, EXPORT, IMPORT);
            assertThat(viewer.post(EXPORT, EXPORT, "passphrase", PASSPHRASE, "repeated", PASSPHRASE)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(viewer.post(ROTATE, ROTATE).statusCode()).isEqualTo(403);
        }
    }
}
