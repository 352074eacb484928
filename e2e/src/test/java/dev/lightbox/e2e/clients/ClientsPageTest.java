package dev.lightbox.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/reference/clients.md} equal to the table by which the clients run; rewriting as for every such page. */
class ClientsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "clients.md");

    @Test
    void thePageSaysWhatRuns() throws IOException {
        if (Boolean.getBoolean("lightbox.docs.rewrite")) {
            Files.writeString(PAGE, page());
        }

        assertThat(PAGE)
                .as("docs/reference/clients.md is generated: run this test with -Dlightbox.docs.rewrite=true")
                .content()
                .isEqualTo(page());
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Clients that run against the site

                Generated from `e2e/…/clients/Recipes.java`; do not edit. `./mvnw verify` installs each of these clients at the version
                given here, unmodified, runs it without a network against the packaged program, and then looks into the site for what
                the client sent. A client that fails breaks the build: **every client of this table passes.**

                | client | version | from | what is run |
                | --- | --- | --- | --- |
                """);
        Recipes.all()
                .forEach(recipe -> page.append("| `%s` | %s | %s | %s |\n"
                        .formatted(
                                recipe.client(), recipe.version(), recipe.from().title(), recipe.story())));
        page.append("""

                The scripts are in `e2e/src/clients`. They point a client at the site as its users would, by its options and
                environment. A client whose host is written down in it reaches the site through a TLS front on this machine with a
                certificate for that name.

                ## Not run

                | client | reason |
                | --- | --- |
                """);
        Recipes.notRun().forEach(client -> page.append("| `%s` | %s |\n".formatted(client.client(), client.reason())));
        return page.toString();
    }
}
