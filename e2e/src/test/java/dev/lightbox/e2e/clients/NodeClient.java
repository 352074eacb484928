package dev.lightbox.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs clients from npm. They were installed before the tests began; now they run with {@code environment.cjs} loaded
 * first, which lets them reach this machine and nothing else.
 */
final class NodeClient {
    private static final Path PREPARED = Path.of("target", "clients", "npm").toAbsolutePath();
    private static final String RESULT = "RESULT ";

    private final Map<String, String> environment = new LinkedHashMap<>();

    NodeClient(ClientSite site, Path folder) {
        environment.put("NODE_OPTIONS", "--require " + PREPARED.resolve("environment.cjs"));
        environment.put("XRAY_URL", site.address().toString());
        environment.put("XRAY_CLIENT_ID", site.key().clientId());
        environment.put("XRAY_CLIENT_SECRET", site.key().clientSecret());
        environment.put("JIRA_EMAIL", ClientSite.EMAIL);
        environment.put("JIRA_TOKEN", site.jiraToken());
        environment.put("XRAY_PROJECT", ClientSite.PROJECT);
        environment.put("WORK", folder.toString());
    }

    /** Skips the test when the clients could not be installed, unless the build asks for them. */
    static void assumeInstalled() {
        boolean installed = Files.exists(PREPARED.resolve("node_modules").resolve(".installed"));
        if (Boolean.getBoolean("lightbox.clients.required")) {
            assertThat(installed)
                    .as("The clients from npm are installed; the log of pre-integration-test says why not")
                    .isTrue();
        }
        Assumptions.assumeThat(installed).as("clients from npm").isTrue();
    }

    NodeClient with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Runs a recipe and returns the one result that it tells. */
    JsonNode play(String recipe) {
        String printed = run(0, recipe);
        return printed.lines()
                .filter(line -> line.startsWith(RESULT))
                .map(line -> JsonMapper.shared().readTree(line.substring(RESULT.length())))
                .findFirst()
                .orElseThrow(() -> new AssertionError(recipe + " told no result:\n" + printed));
    }

    /** Runs a script of a package and returns what it printed. */
    String run(int exitCode, String script, String... arguments) {
        List<String> command = new ArrayList<>(List.of("node", script));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(PREPARED.toFile());
        builder.environment().putAll(environment);
        return ClientProcess.run(builder, exitCode);
    }

    /** The version of a package, as {@code package.json} pins it. */
    static String pinned(String name) {
        try {
            JsonNode manifest =
                    JsonMapper.shared().readTree(Files.readString(Path.of("src", "clients", "npm", "package.json")));
            return manifest.get("dependencies").get(name).asString();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
