package dev.lightbox.e2e.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One client of somebody else's, and the story in which it works against our site.
 *
 * @param client its name in its registry
 * @param version the exact version that is installed
 * @param story what the client does, for the page {@code docs/reference/clients.md}
 */
record Recipe(Registry from, String client, String version, String story, Play play) {

    /** Where the client is installed from. */
    enum Registry {
        NPM("npm"),
        MAVEN_CENTRAL("Maven Central");

        private final String title;

        Registry(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** Runs the client, then looks into the site; fails when the site does not hold what the client sent. */
    @FunctionalInterface
    interface Play {
        /** @param folder empty; for the client's files */
        void against(ClientSite site, Path folder) throws IOException;
    }

    static Recipe npm(String client, String story, Play play) {
        return new Recipe(Registry.NPM, client, NodeClient.pinned(client), story, play);
    }

    /** @param project the folder in {@code src/clients} whose POM pins the client's version */
    static Recipe maven(String client, String project, String story, Play play) {
        String artifact = client.substring(client.indexOf(':') + 1);
        Path pom = Path.of("src", "clients", project, "pom.xml");
        try {
            Matcher version = Pattern.compile("<artifactId>" + artifact + "</artifactId>\\s*<version>([^<]+)</version>")
                    .matcher(Files.readString(pom));
            if (!version.find()) {
                throw new AssertionError(pom + " does not pin " + artifact);
            }
            return new Recipe(Registry.MAVEN_CENTRAL, client, version.group(1), story, play);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public String toString() {
        return client + " " + version;
    }
}
