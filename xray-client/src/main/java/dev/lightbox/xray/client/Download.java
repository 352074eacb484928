package dev.lightbox.xray.client;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import dev.lightbox.xray.client.internal.Counters;
import dev.lightbox.xray.client.internal.TimedBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One file on its way from a {@code downloadLink} to a stream (contract section 9). The token goes to the first address
 * only; redirects to storage are followed without it, and never from an encrypted to an open connection. For one thread.
 */
final class Download {
    private static final int MAX_REDIRECTS = 5;
    private static final int MAX_ERROR_BYTES = 64 * 1024;

    private final SiteWire wire;
    private final ClientSettings settings;
    private final Counters counters;
    private final OutputStream target;
    private long written;

    Download(SiteWire wire, ClientSettings settings, Counters counters, OutputStream target) {
        this.wire = wire;
        this.settings = settings;
        this.counters = counters;
        this.target = target;
    }

    /** Whether the target is still empty, so that the download may start over. */
    boolean untouched() {
        return written == 0;
    }

    /** Fetches the file; returns its length. */
    long fetch(URI link, Secret token) {
        URI address = link;
        Optional<Secret> bearer = Optional.of(token);
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            HttpResponse<TimedBody> response = wire.open(address, bearer);
            try (TimedBody body = response.body()) {
                if (response.statusCode() == 200) {
                    return stream(body);
                }
                Optional<URI> next = redirect(address, response);
                if (next.isEmpty()) {
                    throw new XrayException(failure(address, response, token));
                }
                address = next.get();
                bearer = Optional.empty();
            } catch (IOException e) {
                throw Transport.unreachable(e, settings);
            } catch (InterruptedException e) {
                throw Transport.interrupted(e);
            }
        }
        throw new XrayException(
                new XrayFailure.NotAnXraySite("it redirects a download more than " + MAX_REDIRECTS + " times"));
    }

    private long stream(TimedBody body) throws IOException, InterruptedException {
        while (true) {
            List<ByteBuffer> piece = body.next(settings.idleTimeLimit());
            if (piece.isEmpty()) {
                return written;
            }
            for (ByteBuffer buffer : piece) {
                byte[] part = new byte[buffer.remaining()];
                buffer.get(part);
                write(part);
            }
        }
    }

    /** Kept apart from the network's failures: a full disk is no reason to ask the site again. */
    private void write(byte[] part) {
        try {
            written += part.length;
            counters.received(part.length);
            target.write(part);
        } catch (IOException e) {
            throw new LightboxException(
                    ErrorCode.IO_FAILED,
                    "Writing a downloaded file failed after " + written + " bytes: " + e.getMessage(),
                    "Check the free space and the permissions of the target.",
                    e);
        }
    }

    private static Optional<URI> redirect(URI from, HttpResponse<?> response) {
        if (response.statusCode() < 300 || response.statusCode() > 399) {
            return Optional.empty();
        }
        try {
            URI target = from.resolve(response.headers().firstValue("Location").orElse(""));
            boolean kept = "https".equalsIgnoreCase(target.getScheme())
                    || "http".equalsIgnoreCase(target.getScheme()) && "http".equalsIgnoreCase(from.getScheme());
            return kept && target.getHost() != null ? Optional.of(target) : Optional.empty();
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private XrayFailure failure(URI address, HttpResponse<TimedBody> response, Secret token)
            throws IOException, InterruptedException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        List<ByteBuffer> piece = response.body().next(settings.idleTimeLimit());
        while (!piece.isEmpty() && text.size() < MAX_ERROR_BYTES) {
            for (ByteBuffer buffer : piece) {
                byte[] part = new byte[Math.min(buffer.remaining(), MAX_ERROR_BYTES - text.size())];
                buffer.get(part);
                text.write(part);
            }
            piece = response.body().next(settings.idleTimeLimit());
        }
        WireAnswer answer = new WireAnswer(
                WireAnswer.Call.ATTACHMENT,
                address,
                response.statusCode(),
                response.headers(),
                text.toByteArray(),
                settings.clock().instant(),
                Duration.ZERO,
                List.of(token));
        return answer.failure().orElseGet(() -> new XrayFailure.Refused(answer.status(), "a download without content"));
    }
}
