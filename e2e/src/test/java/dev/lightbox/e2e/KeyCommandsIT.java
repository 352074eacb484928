package dev.lightbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The commands about API keys and Jira tokens as a person runs them, without a server and through one that runs. */
class KeyCommandsIT {
    private static final String PASSPHRASE = "LIGHTBOX_SECRETS_PASSPHRASE";
    private static final String NOBODY = "0".repeat(32);

    @TempDir
    Path folder;

    @Test
    void theyWorkWithoutAServer() throws IOException {
        Program program = prepared();
        aKeyLivesItsWholeLife(program, key -> {});
        manyKeysAreRegeneratedAndDeleted(program);
        aJiraTokenComesAndGoes(program);
        wrongInputIsRefusedWithAReason(program);
    }

    @Test
    void theyWorkThroughAServerThatRuns() throws IOException {
        Program program = prepared();
        try (Program.Running server = program.serve()) {
            aKeyLivesItsWholeLife(program, key -> {
                try (SiteCalls calls = new SiteCalls(server.site(), key)) {
                    assertThat(calls.graphQl("{ getStatuses { name } }", Map.of())
                                    .isMissingNode())
                            .isFalse();
                }
            });
            manyKeysAreRegeneratedAndDeleted(program);
            aJiraTokenComesAndGoes(program);
            wrongInputIsRefusedWithAReason(program);
        }
    }

    private Program prepared() {
        Program program = Program.in(folder.resolve("data"));
        for (String user : List.of("ann", "bob", "eve")) {
            program.run("site", "create-user", user, "--name", user + " Doe", "--email", user + "@example.org")
                    .succeeded();
        }
        return program;
    }

    private static void aKeyLivesItsWholeLife(Program program, Consumer<KeyPair> use) {
        KeyPair key = KeyPair.of(program.run("keys", "create", "ann", "--label", "Nightly\u202E", "--json")
                .succeeded()
                .json());
        String id = key.clientId();
        use.accept(key);
        assertThat(shown(program, id).path("label").asString()).isEqualTo("Nightly");
        program.run("keys", "label", id, "Weekly build").succeeded();
        assertThat(shown(program, id).path("label").asString()).isEqualTo("Weekly build");

        program.run("keys", "suspend", id).succeeded();
        assertThat(shown(program, id).path("status").asString()).isEqualTo("suspended");
        program.run("keys", "resume", id).succeeded();
        assertThat(shown(program, id).path("status").asString()).isEqualTo("active");
        use.accept(key);

        KeyPair next = KeyPair.issued(program.run("keys", "regenerate", id, "--overlap", "24h", "--json")
                .succeeded()
                .json());
        assertThat(shown(program, id).path("status").asString()).isEqualTo("overlap");
        use.accept(key);
        use.accept(next);

        program.run("keys", "policy", "--max-lifetime-days", "90").succeeded();
        assertThat(program.run("keys", "policy", "--json")
                        .succeeded()
                        .json()
                        .path("maxLifetimeDays")
                        .asInt())
                .isEqualTo(90);
        program.run("keys", "regenerate", id, "--lifetime-days", "91").endedWith(2);
        program.run("keys", "policy", "--no-limit").succeeded();

        assertThat(program.run("keys", "list", "--search", "Weekly").succeeded().out())
                .contains(id);
        assertThat(program.run("keys", "delete", id).endedWith(2).err()).contains("last used", "--yes");
        program.run("keys", "delete", id, "--yes").succeeded();
        program.run("keys", "show", id).endedWith(4);
    }

    private static JsonNode shown(Program program, String id) {
        return program.run("keys", "show", id, "--json").succeeded().json();
    }

    private void manyKeysAreRegeneratedAndDeleted(Program program) throws IOException {
        program.run("keys", "create", "bob").succeeded();
        KeyPair eve = KeyPair.of(
                program.run("keys", "create", "eve", "--json").succeeded().json());
        Program withPassphrase = program.with(PASSPHRASE, "correct horse battery staple");
        Path file = folder.resolve("new.csv.gpg");

        Path nowhere = folder.resolve("missing").resolve("new.csv.gpg");
        Program.Finished refused = withPassphrase
                .run("keys", "regenerate-many", "--all", "--secrets-file", nowhere.toString())
                .endedWith(2);
        assertThat(refused.err())
                .contains("its folder is missing or not writable")
                .contains("Nothing was changed.");
        assertThat(program.run("keys", "take-secrets", "--json")
                        .succeeded()
                        .json()
                        .path("files")
                        .size())
                .isZero();

        Program.Finished done = withPassphrase
                .run(
                        "keys",
                        "regenerate-many",
                        eve.clientId(),
                        NOBODY,
                        "--overlap",
                        "1h",
                        "--secrets-file",
                        file.toString(),
                        "--json")
                .endedWith(3);
        assertThat(done.json().path("done").asInt()).isEqualTo(1);
        assertThat(done.json().path("outcomes").get(0).path("failure").asString())
                .contains(NOBODY);
        assertThat(done.out() + done.err()).doesNotContain("BEGIN", eve.clientSecret());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        withPassphrase
                .run("keys", "regenerate-many", "--all", "--secrets-file", file.toString())
                .endedWith(2);

        String csv = withPassphrase
                .runAlone("keys", "open-secrets", file.toString())
                .succeeded()
                .out();
        assertThat(csv.lines()).hasSize(2).anyMatch(line -> line.startsWith("eve," + eve.clientId()));
        program.with(PASSPHRASE, "another passphrase")
                .runAlone("keys", "open-secrets", file.toString())
                .endedWith(1);
        withPassphrase
                .run(
                        "keys",
                        "take-secrets",
                        "--secrets-file",
                        folder.resolve("again").toString())
                .endedWith(4);
        Files.delete(file);

        assertThat(program.run("keys", "delete-many", "--all", "--filter", "never-used")
                        .endedWith(2)
                        .err())
                .contains("API keys", "--yes");
        program.run("keys", "delete-many", "--all", "--filter", "never-used", "--yes")
                .succeeded();
        assertThat(program.run("keys", "list", "--json")
                        .succeeded()
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
    }

    private static void aJiraTokenComesAndGoes(Program program) {
        String id = program.run("site", "tokens", "create", "ann", "--label", "CI", "--json")
                .succeeded()
                .json()
                .path("id")
                .asString();
        assertThat(program.run("site", "tokens", "list", "ann").succeeded().out())
                .contains(id)
                .contains("CI");
        program.run("site", "tokens", "revoke", id).succeeded();
        program.run("site", "tokens", "revoke", id).endedWith(4);
    }

    private static void wrongInputIsRefusedWithAReason(Program program) {
        assertThat(program.run("keys", "suspend", NOBODY).endedWith(4).err()).contains("There is no API key");
        assertThat(program.run("keys", "label", NOBODY, "x").endedWith(4).err()).contains("There is no API key");
        assertThat(program.run("keys", "create", "nobody").endedWith(4).err()).contains("There is no user");
        program.run("keys", "resume").endedWith(2);
        program.run("keys", "policy", "--max-lifetime-days", "soon").endedWith(2);
        program.run("keys", "policy", "--max-lifetime-days", "0").endedWith(2);
        program.run("keys", "list", "--filter", "no-such-filter").endedWith(2);
        program.run("keys", "delete-many").endedWith(2);
        program.run("keys", "delete-many", NOBODY, "--all").endedWith(2);
        assertThat(program.with(PASSPHRASE, "short")
                        .run("keys", "regenerate-many", "--all", "--secrets-file", "never-made")
                        .endedWith(2)
                        .err())
                .contains("shorter than 12 characters");
        assertThat(Path.of("never-made")).doesNotExist();
        assertThat(program.runAlone("keys", "open-secrets", "pom.xml")
                        .endedWith(2)
                        .err())
                .contains("passphrase");
        assertThat(program.with(PASSPHRASE, "correct horse battery staple")
                        .runAlone("keys", "open-secrets", "pom.xml")
                        .endedWith(2)
                        .err())
                .contains("not a file with secrets");
        program.run("keys", "take-secrets", "--secrets-file", "never-made").endedWith(4);
        assertThat(Path.of("never-made")).doesNotExist();
    }
}
