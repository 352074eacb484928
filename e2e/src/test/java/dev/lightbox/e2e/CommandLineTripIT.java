package dev.lightbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The whole trip by commands: the command center has no server, each command opens the data directory itself. The sites
 * are served by processes of their own.
 */
class CommandLineTripIT {
    private static final String PROJECT = "BUILD";

    @TempDir
    Path folder;

    @Test
    void theTripWorksFromTheCommandLineAlone() {
        Program site = Program.in(folder.resolve("site"));
        Program scratch = Program.in(folder.resolve("scratch"));
        KeyPair key = prepared(site, "backup-service");
        KeyPair scratchKey = prepared(scratch, "restore-service");
        Program center = Program.in(folder.resolve("center"));
        try (Program.Running original = site.serve();
                Program.Running copy = scratch.serve()) {
            fill(original, key);
            aConnectionWithoutCredentialsIsSkippedLoudly(center, original);
            aConnectionIsOpenWhenBothCallsPass(center, original, key);
            JsonNode run =
                    center.run("backup", "run", "prod", "--json").succeeded().json();
            assertThat(run.get("state").asString()).isEqualTo("COMPLETE");
            center.run("repository", "check").succeeded();
            new Restore(center).into("scratch", copy.site(), scratchKey);
            secretsStayOutOfWhatCommandsPrint(center, key);
        }
    }

    /** User, project and key while nothing runs. */
    private static KeyPair prepared(Program program, String user) {
        program.run("site", "create-user", user, "--name", "A service", "--app").succeeded();
        program.run("site", "create-project", PROJECT, "--name", "Lightbox").succeeded();
        KeyPair key = KeyPair.of(
                program.run("keys", "create", user, "--json").succeeded().json());
        assertThat(key.clientId()).matches("[0-9A-F]{32}");
        assertThat(key.clientSecret()).matches("[0-9a-f]{64}");
        program.run("keys", "create", user, "--json").endedWith(2);
        return key;
    }

    private static void fill(Program.Running site, KeyPair key) {
        try (SiteCalls calls = new SiteCalls(site.site(), key)) {
            for (String summary : new String[] {"Adds", "Divides"}) {
                calls.graphQl(
                        """
                        mutation ($jira: JSON!) {
                          createTest(testType: {name: "Manual"}, steps: [{action: "Do", data: "it", result: "done"}], jira: $jira) {
                            test { issueId } } }
                        """,
                        Map.of(
                                "jira",
                                Map.of("fields", Map.of("summary", summary, "project", Map.of("key", PROJECT)))));
            }
        }
    }

    private static void aConnectionWithoutCredentialsIsSkippedLoudly(Program center, Program.Running site) {
        center.run("connect", "add", "bare", "--base-url", site.site().toString())
                .succeeded();
        Program.Finished skipped = center.run("backup", "run", "bare", "--json").endedWith(1);
        assertThat(skipped.json().get("state").asString()).isEqualTo("SKIPPED_NO_CREDENTIALS");
        center.run("connect", "remove", "bare").endedWith(2);
        center.run("connect", "remove", "bare", "--yes").succeeded();
    }

    private static void aConnectionIsOpenWhenBothCallsPass(Program center, Program.Running site, KeyPair key) {
        Program.Finished wrong = center.with(new KeyPair(key.clientId(), "0".repeat(64)))
                .run("connect", "add", "prod", "--base-url", site.site().toString(), "--json")
                .succeeded();
        assertThat(wrong.json().get("label").asString()).isEqualTo("prod");
        Program.Finished refused =
                center.run("connect", "check", "prod", "--json").endedWith(10);
        assertThat(refused.json().get("verdict").asString()).isEqualTo("CREDENTIALS_REJECTED");

        center.with(key).run("connect", "save", "prod").succeeded();
        Program.Finished open = center.run("connect", "check", "prod", "--json").succeeded();
        assertThat(open.json().get("verdict").asString()).isEqualTo("HEALTHY");
    }

    private static void secretsStayOutOfWhatCommandsPrint(Program center, KeyPair key) {
        for (String[] command : new String[][] {{"connect", "list", "--json"}, {"backup", "list", "--json"}}) {
            Program.Finished printed = center.run(command).succeeded();
            assertThat(printed.json().isObject()).isTrue();
            assertThat(printed.out() + printed.err()).doesNotContain(key.clientSecret());
        }
        center.run("connect", "save", "prod", "--client-secret", key.clientSecret())
                .endedWith(2);
    }
}
