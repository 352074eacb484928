package dev.lightbox.xray.site.imports.internal.feature;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.imports.internal.feature.FeatureParser.NotAFeature;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes come as a feature file or a zip of such files, they are taken apart or refused with a reason. */
class FeatureFuzzTest {
    private static final String FEATURE = """
            @CALC-50
            @REQ_CALC-7
            Feature: Addition
              Users add numbers.

              Background:
                #@PRECOND_CALC-30
                Given a running calculator

              # Adds two small numbers
              @TEST_CALC-11 @smoke @id:7
              Scenario: Small sum
                When I add 1
                \"""
                a text
                \"""
                Then I see
                  | a | b\\| |

              Rule: Big
                @x
                Scenario Outline: Sums
                  When I add <a>
                  Examples: some
                    | a |
                    | 1 |
            """;

    static Stream<Arguments> uploads() {
        return Stream.of(
                        bytes(FEATURE),
                        bytes("#language: de\n" + FEATURE.replace("Feature:", "Funktionalität:")),
                        zip("a/b.feature", FEATURE),
                        zip("../../b.feature", FEATURE),
                        zip("b.feature", ""))
                .map(upload -> Arguments.of((Object) upload));
    }

    @MethodSource("uploads")
    @FuzzTest(maxDuration = "2m")
    void upload(byte[] upload) throws IOException {
        try {
            for (FeatureArchive.Entry entry : FeatureArchive.read("a.feature", new ByteArrayInputStream(upload))) {
                assertThat(entry.path()).doesNotStartWith("/").doesNotContain("\0");
                parse(entry);
            }
        } catch (SiteRefusal refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    private static void parse(FeatureArchive.Entry entry) {
        try {
            FeatureParser.parse(entry.path(), entry.text())
                    .scenarios()
                    .forEach(scenario -> assertThat(scenario.name())
                            .isEqualTo(scenario.name().strip()));
        } catch (NotAFeature refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(String path, String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(path));
            zip.write(bytes(text));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return bytes.toByteArray();
    }
}
