package dev.lightbox.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.api.SiteHost;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AttachmentTest {
    private static final String BOUNDARY = "=-boundary-=";

    @EachDatabase
    void whatIsUploadedComesBackByteForByteInBothVersions(Database database) throws IOException {
        byte[] content = new byte[300_000];
        new Random(1).nextBytes(content);
        try (WireSite site = new WireSite(database)) {
            HttpResponse<String> uploaded = upload(site, multipart("attachment", "filename=\"shot Ä.png\"", content));

            assertThat(uploaded.statusCode()).isEqualTo(200);
            JsonNode file = JsonMapper.shared().readTree(uploaded.body());
            assertThat(file.get("filename").asString()).isEqualTo("shot Ä.png");
            assertThat(file.get("size").asLong()).isEqualTo(content.length);
            assertThat(file.get("created").asString()).startsWith("2030-01-01T00:00:00");
            for (String version : new String[] {"v1", "v2"}) {
                HttpResponse<byte[]> answer = site.send(
                        site.request(
                                SiteHost.EU,
                                "/api/" + version + "/attachments/"
                                        + file.get("id").asString(),
                                "Authorization",
                                site.bearer()),
                        HttpResponse.BodyHandlers.ofByteArray());
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().firstValue("Content-Type")).contains("application/octet-stream");
                assertThat(answer.headers().firstValue("Content-Disposition"))
                        .contains("attachment; filename=\"shot _.png\"; filename*=UTF-8''shot%20%C3%84.png");
                assertThat(answer.body()).isEqualTo(content);
            }
            site.listeners.close();
            assertThat(filesUnder(site.temporaryFolder)).isEmpty();
        }
    }

    @EachDatabase
    void aPartWithoutAContentTypeIsTaken(Database database) throws IOException {
        try (WireSite site = new WireSite(database)) {
            byte[] body = ("--" + BOUNDARY
                            + "\r\nContent-Disposition: form-data; name=\"attachment\"; filename=\"a.txt\"\r\n\r\nhi\r\n--"
                            + BOUNDARY + "--\r\n")
                    .getBytes(StandardCharsets.US_ASCII);

            assertThat(upload(site, body).statusCode()).isEqualTo(200);
        }
    }

    @EachDatabase
    void whatHoldsNoFileIsRefused(Database database) throws IOException {
        try (WireSite site = new WireSite(database)) {
            HttpResponse<String> otherPart = upload(site, multipart("file", "filename=\"a\"", new byte[1]));
            HttpResponse<String> noMultipart = site.post(
                    SiteHost.EU,
                    "/api/v2/attachments",
                    "hi",
                    "Authorization",
                    site.bearer(),
                    "Content-Type",
                    "text/plain");
            HttpResponse<String> unknown = site.get(
                    SiteHost.EU,
                    "/api/v2/attachments/7b0d6f0e-3c1e-4f55-9d57-0c3f2a0b1c2d",
                    "Authorization",
                    site.bearer());

            assertThat(otherPart.statusCode()).isEqualTo(400);
            assertThat(otherPart.body()).isEqualTo("{\"error\":\"No file found.\"}");
            assertThat(noMultipart.statusCode()).isEqualTo(400);
            assertThat(noMultipart.body())
                    .isEqualTo("{\"error\":\"The request body is not valid multipart/form-data\"}");
            assertThat(unknown.statusCode()).isEqualTo(400);
            assertThat(unknown.body()).isEqualTo("{\"error\":\"No such file\"}");
        }
    }

    @EachDatabase
    void aFileBeyondTheLimitIsRefusedAlsoWhenItsLengthIsNotAnnounced(Database database) throws IOException {
        try (WireSite site = new WireSite(database, new WireLimits(1000, 1000, 100_000))) {
            byte[] body = multipart("attachment", "filename=\"a\"", new byte[150_000]);
            HttpRequest.Builder unannounced = uploadRequest(site)
                    .POST(HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofByteArrays(
                            Stream.of(body).toList())));

            for (HttpResponse<String> answer : Arrays.asList(upload(site, body), site.send(unannounced))) {
                assertThat(answer.statusCode()).isEqualTo(413);
                assertThat(answer.body())
                        .isEqualTo("{\"error\":\"The request body is too large: at most 100000 bytes are accepted\"}");
            }
            site.listeners.close();
            assertThat(filesUnder(site.temporaryFolder)).isEmpty();
        }
    }

    @EachDatabase
    void aBrokenMultipartBodyIsTheClientsFault(Database database) throws IOException {
        try (WireSite site = new WireSite(database)) {
            byte[] whole = multipart("attachment", "filename=\"a\"", new byte[1000]);
            String nested = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"attachment\"\r\n"
                    + "Content-Type: multipart/mixed; boundary=Y\r\n\r\n--Y\r\n\r\n";
            HttpRequest.Builder noBoundary = site.request(
                            SiteHost.EU,
                            "/api/v2/attachments",
                            "Authorization",
                            site.bearer(),
                            "Content-Type",
                            "multipart/form-data")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(whole));

            for (HttpResponse<String> answer : List.of(
                    upload(site, Arrays.copyOf(whole, 500)),
                    upload(site, nested.getBytes(StandardCharsets.US_ASCII)),
                    site.send(noBoundary))) {
                assertThat(answer.statusCode()).isEqualTo(400);
                assertThat(answer.body())
                        .isEqualTo("{\"error\":\"The request body is not valid multipart/form-data\"}");
            }
        }
    }

    @EachDatabase
    void aNameWithAPathLeadsNobodyOutOfAFolder(Database database) throws IOException {
        try (WireSite site = new WireSite(database)) {
            HttpResponse<String> uploaded =
                    upload(site, multipart("attachment", "filename=\"../../Ä/x\"", new byte[1]));
            String id = JsonMapper.shared().readTree(uploaded.body()).get("id").asString();

            assertThat(site.get(SiteHost.EU, "/api/v2/attachments/" + id, "Authorization", site.bearer())
                            .headers()
                            .firstValue("Content-Disposition"))
                    .contains("attachment; filename=\".._..___x\"; filename*=UTF-8''.._.._%C3%84_x");
        }
    }

    @EachDatabase
    void aNameThatIsNoTextIsRefusedOrMadeOne(Database database) throws IOException {
        byte[] loneSurrogate = {(byte) 0xED, (byte) 0xA0, (byte) 0x80};
        byte[] notUtf8 = {(byte) 0xFF, (byte) 0xFE};
        try (WireSite site = new WireSite(database)) {
            for (byte[] name : new byte[][] {
                loneSurrogate,
                notUtf8,
                {0},
                {1, 7, 27, '[', '2', 'J'},
                {127},
                "\u0085\u2028\u202egnp.exe".getBytes(StandardCharsets.UTF_8),
                "a\tb".getBytes(StandardCharsets.UTF_8),
                "%0d%0aX-Injected: yes".getBytes(StandardCharsets.UTF_8),
                "\\\"; filename=\"b".getBytes(StandardCharsets.UTF_8),
                {},
                "..".getBytes(StandardCharsets.UTF_8),
                "a".repeat(5_000).getBytes(StandardCharsets.UTF_8)
            }) {
                HttpResponse<String> answer = upload(site, named(name));
                String what = HexFormat.of().formatHex(name, 0, Math.min(10, name.length)) + ": " + answer.body();

                assertThat(answer.statusCode()).as(what).isIn(200, 413);
                JsonNode body = JsonMapper.shared().readTree(answer.body());
                if (answer.statusCode() == 413) {
                    assertThat(body.get("error").asString()).as(what).contains("headers are too long");
                    continue;
                }
                assertThat(body.get("filename").asString()).as(what).doesNotMatch("(?s).*[\\p{Cc}\\p{Cs}].*");
                HttpResponse<String> download = site.get(
                        SiteHost.EU,
                        "/api/v2/attachments/" + body.get("id").asString(),
                        "Authorization",
                        site.bearer());
                assertThat(download.statusCode()).as(what).isEqualTo(200);
                assertThat(download.headers().firstValue("X-Injected")).as(what).isEmpty();
            }
        }
    }

    private static byte[] named(byte[] filename) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"attachment\"; filename=\"")
                .getBytes(StandardCharsets.US_ASCII));
        body.write(filename);
        body.write(("\"\r\n\r\nx\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }

    private static byte[] multipart(String name, String filename, byte[] content) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; " + filename
                        + "\r\nContent-Type: image/png\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.write(content);
        body.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }

    private static HttpResponse<String> upload(WireSite site, byte[] body) {
        return site.send(uploadRequest(site).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private static HttpRequest.Builder uploadRequest(WireSite site) {
        return site.request(
                SiteHost.EU,
                "/api/v2/attachments",
                "Authorization",
                site.bearer(),
                "Content-Type",
                "multipart/form-data; boundary=\"" + BOUNDARY + "\"");
    }

    private static List<Path> filesUnder(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
