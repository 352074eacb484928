package dev.lightbox.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.Secret;
import dev.lightbox.server.operations.ConnectionOperation.AddConnection;
import dev.lightbox.server.operations.ConnectionOperation.Connection;
import dev.lightbox.server.operations.ConnectionOperation.SaveCredentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EvidencePagesTest {
    private static final Actor ADMIN = new Actor("admin", "127.0.0.1");
    private static final String SECRET = "0123456789abcdef".repeat(4);
    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3};

    private static RunningServer server;
    private static FormBrowser browser;
    private static String page;

    @BeforeAll
    static void start() throws Exception {
        server = new RunningServer();
        var operations = server.application().operations();
        // Nothing listens on port 1.
        Connection connection =
                operations.run(new AddConnection("closed", URI.create("http://127.0.0.1:1"), Map.of()), ADMIN);
        operations.run(
                new SaveCredentials(connection.id(), "0123456789ABCDEF0123456789ABCDEF", Secret.of(SECRET), true, null),
                ADMIN);
        page = "/connections/" + connection.id() + "/evidence";
        browser = new FormBrowser(server, "admin");
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
    }

    @Test
    void aCheckAndWhatThePersonAddsComeAsOneFileWithoutTheSecret() throws Exception {
        HttpResponse<byte[]> answer =
                browser.postFile(page, page, "screenshot", PICTURE, "siteUrls", "https://example.atlassian.net\r\n");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment")
                .contains("lightbox-evidence.zip");
        Map<String, byte[]> files = unzipped(answer.body());
        assertThat(files).containsOnlyKeys("report.md", "diagnosis.json", "curl.txt", "mail.txt", "data-residency.png");
        assertThat(files.get("data-residency.png")).isEqualTo(PICTURE);
        assertThat(text(files, "mail.txt")).contains("https://example.atlassian.net");
        assertThat(text(files, "report.md")).contains("NETWORK_UNREACHABLE");
        files.values()
                .forEach(file -> assertThat(new String(file, StandardCharsets.ISO_8859_1))
                        .doesNotContain(SECRET));
    }

    @Test
    void whatIsNoPictureAndWhatIsNoAddressIsToldAndTheAddressesStay() throws Exception {
        HttpResponse<byte[]> noPicture = browser.postFile(
                page,
                page,
                "screenshot",
                "<svg/>".getBytes(StandardCharsets.UTF_8),
                "siteUrls",
                "https://kept.example");

        assertThat(noPicture.statusCode()).isEqualTo(302);
        assertThat(browser.get(noPicture.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains("neither PNG nor JPEG", "https://kept.example</textarea>");
        assertThat(browser.pageAfter(page, page, "siteUrls", "https://right.example\r\n\r\nnot an address"))
                .contains("Line 3 of the site addresses is no web address.", "not an address</textarea>");
        assertThat(browser.pageAfter(page, page, "siteUrls", "https://ann:geheim@example.org"))
                .contains("Line 1 of the site addresses is no web address.");
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }
}
