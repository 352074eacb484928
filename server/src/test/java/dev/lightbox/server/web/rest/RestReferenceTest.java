package dev.lightbox.server.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reference page of the REST API is written from the code; this holds the two together. */
class RestReferenceTest {
    private static final Path PAGE = Path.of("../docs/reference/rest.md");

    @Test
    void theReferencePageTellsEveryResource() throws IOException {
        String written = RestReference.page();
        if (Boolean.getBoolean("lightbox.docs.rewrite")) {
            Files.writeString(PAGE, written);
        }

        assertThat(PAGE)
                .as("run this test with -Dlightbox.docs.rewrite=true to write the page anew")
                .hasContent(written);
    }

    @Test
    void everyMethodOfAResourceHasASummary() {
        assertThat(RestReference.methods())
                .isNotEmpty()
                .allSatisfy(method -> assertThat(method.getAnnotation(Summary.class))
                        .as(method.toString())
                        .isNotNull());
    }
}
