package dev.lightbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page under {@code docs/reference} that the program's own tables are printed to. */
record ReferencePage(String name) {
    private static final String REWRITE = "lightbox.docs.rewrite";

    /** Checks that the page says what the program says; {@code -Dlightbox.docs.rewrite=true} writes it anew first. */
    void mustSay(String text) throws IOException {
        Path page = Path.of(System.getProperty("basedir", ""), "..", "docs", "reference", name);
        if (Boolean.getBoolean(REWRITE)) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, text);
        }
        assertThat(page)
                .as("docs/reference/" + name + " is generated: run this test with -D" + REWRITE + "=true")
                .content()
                .isEqualTo(text);
    }
}
