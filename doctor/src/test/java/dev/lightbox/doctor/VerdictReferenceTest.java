package dev.lightbox.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/reference/verdicts.md} equal to the enum; {@code -Dlightbox.docs.rewrite=true} writes it anew. */
class VerdictReferenceTest {
    private static final Path PAGE =
            Path.of(System.getProperty("basedir", ""), "..", "docs", "reference", "verdicts.md");

    @Test
    void thePageSaysWhatTheProgramSays() throws IOException {
        if (Boolean.getBoolean("lightbox.docs.rewrite")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page());
        }

        assertThat(Files.readString(PAGE))
                .as("docs/reference/verdicts.md is generated: run this test with -Dlightbox.docs.rewrite=true")
                .isEqualTo(page());
    }

    @Test
    void codesAndExitCodesStandInTheirPromisedOrder() {
        assertThat(Verdict.values())
                .extracting(Verdict::name)
                .containsExactly(
                        "HEALTHY",
                        "CREDENTIALS_REJECTED",
                        "DATA_IN_ANOTHER_REGION",
                        "RESIDENCY_MOVE_IN_PROGRESS",
                        "LICENSE_INVALID",
                        "RATE_LIMITED",
                        "EDGE_ERROR",
                        "NETWORK_UNREACHABLE",
                        "TLS_UNTRUSTED",
                        "CLOCK_SKEWED",
                        "TOKEN_REJECTED",
                        "WRONG_SITE",
                        "NO_VISIBLE_PROJECTS",
                        "SERVER_ERROR",
                        "NOT_AN_XRAY_SITE",
                        "UNKNOWN");
        assertThat(Verdict.values())
                .extracting(Verdict::exitCode)
                .isEqualTo(List.of(0, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24));
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Verdicts of the doctor

                Generated from `Verdict.java`; do not edit. `lightbox doctor` ends with the exit code given here.

                | verdict | exit code | what it means | what the wire shows | what to do |
                | --- | --- | --- | --- | --- |
                """);
        Arrays.stream(Verdict.values())
                .map(verdict -> "| `%s` | %d | %s | %s | %s |%n"
                        .formatted(verdict, verdict.exitCode(), verdict.sentence(), verdict.wire(), verdict.remedy())
                        .replace("\r\n", "\n"))
                .forEach(page::append);
        page.append("""

                ## Where the way ends

                Generated from `SubCause.java`. These findings stand beside `NETWORK_UNREACHABLE` and `TLS_UNTRUSTED`, whose remedy they make more
                exact, and beside `UNKNOWN` when the site was not asked at all. What leads to them stands in [causes.md](causes.md).

                | finding | verdict | what it means | what to do |
                | --- | --- | --- | --- |
                """);
        Arrays.stream(SubCause.values())
                .map(cause -> "| `%s` | `%s` | %s | %s |\n"
                        .formatted(cause.code(), cause.verdict(), cause.sentence(), cause.remedy()))
                .forEach(page::append);
        return page.toString();
    }
}
