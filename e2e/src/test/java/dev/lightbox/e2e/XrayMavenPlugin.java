package dev.lightbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Xray's own Maven plugin ({@code app.getxray:xray-maven-plugin} 0.9.0), unmodified, run by a real Maven without network
 * access against a site of ours.
 */
public final class XrayMavenPlugin {
    private static final String PLUGIN = "app.getxray:xray-maven-plugin:0.9.0:";
    private static final Path PROJECT =
            Path.of("src", "clients", "xray-maven-plugin").toAbsolutePath();

    private final URI site;
    private final String clientId;
    private final String clientSecret;

    public XrayMavenPlugin(URI site, String clientId, String clientSecret) {
        this.site = site;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
    }

    /** Runs one goal of the plugin and returns what Maven printed. */
    public String run(String goal, Map<String, String> parameters) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("lightbox.maven.home"), "bin", "mvn").toString(),
                "-o",
                "-B",
                "-Dmaven.repo.local=" + System.getProperty("lightbox.maven.repository"),
                PLUGIN + goal,
                "-Dxray.cloud=true",
                "-Dxray.cloudApiBaseUrl=" + site + "/api/v2",
                "-Dxray.clientId=" + clientId,
                "-Dxray.clientSecret=" + clientSecret));
        parameters.forEach((name, value) -> command.add("-Dxray." + name + "=" + value));
        try {
            Path output = Files.createTempFile("xray-maven-plugin", ".log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(PROJECT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Process process = builder.start();
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("Maven ends").isTrue();
            String printed = Files.readString(output);
            assertThat(process.exitValue()).as(printed).isZero();
            return printed;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
