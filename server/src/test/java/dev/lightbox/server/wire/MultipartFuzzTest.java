package dev.lightbox.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lightbox.xray.site.SiteRefusal;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever bytes come as a multipart body, they are parts of it or are refused, and no file stays. {@link WireFuzzTest} asks
 * the same of a whole site, twenty times slower: there, a body that is read becomes an execution.
 */
class MultipartFuzzTest {
    private static final int LIMIT = 10_000;

    @TempDir
    static Path folder;

    static Stream<Arguments> bodies() {
        return Stream.of(
                        String.join(
                                "\r\n",
                                "--cut",
                                "Content-Disposition: form-data; name=\"info\"; filename=\"a/info.json\"",
                                "Content-Type: application/json; charset=utf-8",
                                "",
                                "{}",
                                "--cut",
                                "Content-Disposition: form-data; name=\"results\"; filename*=UTF-8''j%C3%BCnit.xml",
                                "",
                                "<testsuite><testcase classname=\"a.long.enough.one\" name=\"to go to a file\"/></testsuite>",
                                "--cut--",
                                ""),
                        "--cut\r\nContent-Type: multipart/mixed; boundary=in\r\nContent-Disposition: form-data; name=results\r\n\r\n--in\r\n\r\na\r\n--in--\r\n--cut--",
                        "--cut--",
                        "preamble\r\n--cut\r\ncontent-disposition:form-data;name=results;filename=\"=?UTF-8?B?YQ==?=\"\r\n\r\n\r\n--cut--epilogue")
                .map(body -> Arguments.of((Object) body.getBytes(StandardCharsets.UTF_8)));
    }

    @MethodSource("bodies")
    @FuzzTest(maxDuration = "2m")
    void body(byte[] body) throws IOException {
        try (UploadRequest request = new UploadRequest(body, "multipart/form-data; boundary=cut", folder, LIMIT)) {
            for (Part part : request.asSeenByEndpoints().parts(LIMIT).all()) {
                assertIsIn(body, part);
            }
        } catch (SiteRefusal refusal) {
            assertThat(refusal.kind()).isIn(SiteRefusal.Kind.BAD_REQUEST, SiteRefusal.Kind.TOO_LARGE);
        }

        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private static void assertIsIn(byte[] body, Part part) throws IOException {
        assertThat(part.getName()).isNotNull();
        try (InputStream stream = part.getInputStream()) {
            byte[] content = stream.readAllBytes();
            assertThat(part.getSize()).isEqualTo(content.length);
            assertThat(text(body)).contains(text(content));
        }
    }

    /** A character for each byte. */
    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
