package dev.lightbox.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A client's process: run to its end, with what it printed. */
final class ClientProcess {
    private static final long LIMIT_SECONDS = 120;

    private ClientProcess() {}

    /** Fails with what the process printed when it ends with another code, or not at all. */
    static String run(ProcessBuilder builder, int exitCode) {
        try {
            Path output = Files.createTempFile("client", ".log");
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            String printed = Files.readString(output);
            assertThat(ended).as("It ends: " + printed).isTrue();
            assertThat(process.exitValue()).as(printed).isEqualTo(exitCode);
            return printed;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
