package dev.lightbox.server.operations;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import dev.lightbox.kernel.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Asks the server that holds the data directory, over loopback and with the token that only the directory's owner can
 * read. A cancelled operation closes the connection, by which the server learns of it.
 */
public final class RemoteOperations implements Operations, AutoCloseable {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

    private final URI server;
    private final Secret token;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build();

    /**
     * Nothing is sent before the first operation.
     *
     * @param server where the command center listens
     * @param token what {@code server.json} of the data directory holds
     */
    public RemoteOperations(URI server, Secret token) {
        this.server = server;
        this.token = token;
    }

    @Override
    public <R> R run(Operation<R> operation, Actor actor, Progress progress) {
        return run(Optional.empty(), operation, progress);
    }

    @Override
    public Operations in(String site) {
        return new InSite(this, site);
    }

    private record InSite(RemoteOperations server, String site) implements Operations {
        @Override
        public <R> R run(Operation<R> operation, Actor actor, Progress progress) {
            return server.run(Optional.of(site), operation, progress);
        }

        @Override
        public Operations in(String other) {
            return server.in(other);
        }
    }

    private <R> R run(Optional<String> site, Operation<R> operation, Progress progress) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(LocalChannel.path(operation, site)))
                .header("Authorization", "Bearer " + token.revealText())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(OperationJson.compact(operation)))
                .build();
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw unexpected("It answered with status " + answer.statusCode() + ".", null);
                }
                return readFrames(body, operation.resultType(), progress);
            }
        } catch (IOException | UncheckedIOException failure) {
            throw unexpected("It could not be reached: " + failure.getMessage() + ".", failure);
        } catch (JacksonException foreign) {
            throw unexpected(
                    "It answered in a way that this command does not know: they are of different versions.", foreign);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LightboxException(
                    ErrorCode.CANCELLED, "Stopped on request.", "Start it again to go on.", stopped);
        }
    }

    private static <R> R readFrames(InputStream body, Class<R> type, Progress progress) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Frame frame = OperationJson.read(line, Frame.class);
            if (frame.failure() != null) {
                throw frame.failure().toException();
            }
            if (frame.result() != null) {
                return OperationJson.read(frame.result(), type);
            }
            if (frame.progress() != null) {
                progress.report(frame.progress());
                progress.checkpoint();
            }
        }
        throw unexpected("It stopped in the middle of its answer.", null);
    }

    private static LightboxException unexpected(String observed, @Nullable Throwable cause) {
        return new LightboxException(
                ErrorCode.INTERNAL,
                "The Lightbox server that holds the data directory did not do what was asked. " + observed,
                "Look at the server's log, or stop the server and run the command again.",
                cause);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
