package dev.lightbox.e2e.clients;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every client of {@code docs/reference/clients.md} does what the page says. */
class ThirdPartyClientsIT {
    @TempDir
    static Path data;

    @TempDir
    Path folder;

    private static ClientSite site;

    @BeforeAll
    static void start() {
        site = ClientSite.start(data.resolve("site"));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    static List<Recipe> recipes() {
        return Recipes.all();
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void anUnmodifiedClientWorks(Recipe recipe) throws IOException {
        if (recipe.from() == Recipe.Registry.NPM) {
            NodeClient.assumeInstalled();
        }
        recipe.play().against(site, folder);
    }
}
