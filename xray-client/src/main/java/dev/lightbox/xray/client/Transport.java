package dev.lightbox.xray.client;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import dev.lightbox.xray.client.XrayFailure.Unreachable.Kind;
import dev.lightbox.xray.client.internal.Counters;
import dev.lightbox.xray.client.internal.TimedBody;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLException;

/** Sends one request and reads its answer within time and size limits; turns what Java throws into failures. Thread-safe. */
final class Transport {
    /** The JDK's words when a proxy refuses to open the way to the site. */
    private static final String TUNNEL_FAILED = "Tunnel failed";

    /** The JDK words it in two ways; there is no type of its own for it. */
    private static final Pattern NOT_TLS = Pattern.compile("unrecognized SSL message", Pattern.CASE_INSENSITIVE);

    /** The asynchronous client has these words only, no cause. */
    private static final Pattern CUT = Pattern.compile("terminated the handshake", Pattern.CASE_INSENSITIVE);

    private final ClientSettings settings;
    private final Counters counters;

    Transport(ClientSettings settings, Counters counters) {
        this.settings = settings;
        this.counters = counters;
    }

    /** The whole answer, in memory. */
    WireAnswer exchange(WireAnswer.Call call, HttpRequest request, List<Secret> sent) {
        // Real time on purpose, not the sleeper's: the network does not wait for a test's clock.
        long started = System.nanoTime();
        HttpResponse<TimedBody> response = open(request);
        Instant receivedAt = settings.clock().instant();
        try (TimedBody body = response.body()) {
            byte[] bytes = decoded(response, readAll(body, started));
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            return new WireAnswer(
                    call, request.uri(), response.statusCode(), response.headers(), bytes, receivedAt, took, sent);
        } catch (IOException e) {
            throw unreachable(e, settings);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The answer's head, with its body still to be pulled; the caller closes it. */
    HttpResponse<TimedBody> open(HttpRequest request) {
        try {
            HttpResponse<TimedBody> response = settings.http().send(request, _ -> new TimedBody());
            if (response.body() == null) {
                // The JDK hands a proxy's refusal to open a tunnel over as an answer without a body.
                throw new XrayException(new XrayFailure.Unreachable(
                        Kind.PROXY, "the proxy wants a login (status " + response.statusCode() + ")"));
            }
            return response;
        } catch (IllegalArgumentException e) {
            // The JDK turns the name into its ASCII form only now, and refuses what no name server could know.
            String reason =
                    "the host name cannot exist (" + SafeText.of(String.valueOf(e.getMessage()), 100, List.of());
            throw new XrayException(new XrayFailure.Unreachable(Kind.DNS, reason + ")"), e);
        } catch (IOException e) {
            throw unreachable(e, settings);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private byte[] readAll(TimedBody body, long started) throws IOException, InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (true) {
            Duration left = settings.answerTimeLimit().minusNanos(System.nanoTime() - started);
            List<ByteBuffer> piece = body.next(left.isNegative() ? Duration.ZERO : left);
            if (piece.isEmpty()) {
                return bytes.toByteArray();
            }
            for (ByteBuffer buffer : piece) {
                counters.received(buffer.remaining());
                if (bytes.size() + (long) buffer.remaining() > settings.maxAnswerBytes()) {
                    throw tooLarge();
                }
                byte[] part = new byte[buffer.remaining()];
                buffer.get(part);
                bytes.write(part);
            }
        }
    }

    /** Undoes gzip, the only encoding asked for; what unpacks to more than the limit is refused as well. */
    private byte[] decoded(HttpResponse<?> response, byte[] bytes) throws IOException {
        String encoding = response.headers().firstValue("Content-Encoding").orElse("");
        if (!encoding.equalsIgnoreCase("gzip") || bytes.length == 0) {
            return bytes;
        }
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            byte[] plain = unpacked.readNBytes((int) settings.maxAnswerBytes() + 1);
            if (plain.length > settings.maxAnswerBytes()) {
                throw tooLarge();
            }
            return plain;
        }
    }

    private XrayException tooLarge() {
        return new XrayException(new XrayFailure.AnswerTooLarge(settings.maxAnswerBytes()));
    }

    static LightboxException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new LightboxException(
                ErrorCode.CANCELLED, "The request to the site was cancelled.", "Start it again to go on.", cause);
    }

    static XrayException unreachable(IOException cause, ClientSettings settings) {
        return settings.http().proxy().isPresent()
                ? fromTheProxy(cause).orElseGet(() -> unreachable(cause))
                : unreachable(cause);
    }

    /** What the proxy says or does; empty when it has opened the way and something behind it failed. */
    private static Optional<XrayException> fromTheProxy(IOException cause) {
        String message = String.valueOf(cause.getMessage());
        boolean refused = message.startsWith(TUNNEL_FAILED);
        if (!refused && !(cause instanceof ConnectException)) {
            return Optional.empty();
        }
        String detail = refused
                ? SafeText.of("the proxy did not open a way to the site: " + message, 300, List.of())
                : "the proxy itself cannot be reached: "
                        + (unreachable(cause).failure() instanceof XrayFailure.Unreachable reason
                                ? reason.detail()
                                : "");
        return Optional.of(new XrayException(new XrayFailure.Unreachable(Kind.PROXY, detail), cause));
    }

    private static XrayException unreachable(IOException cause) {
        Throwable root = cause;
        for (Throwable link = cause; link != null; link = link.getCause()) {
            root = link;
            if (link instanceof SSLException
                    && NOT_TLS.matcher(String.valueOf(link.getMessage())).find()) {
                return new XrayException(new XrayFailure.NotAnXraySite("it does not speak TLS on this port"), cause);
            }
            Kind kind = kind(link);
            if (kind != Kind.OTHER) {
                return new XrayException(new XrayFailure.Unreachable(kind, detail(link)), cause);
            }
        }
        // The JDK wraps an unknown name in this one too, and gives it no message when a port is closed.
        XrayFailure failure = cause instanceof ConnectException
                ? new XrayFailure.Unreachable(Kind.REFUSED, "the port is closed, or no route leads there")
                : new XrayFailure.Unreachable(Kind.OTHER, detail(root));
        return new XrayException(failure, cause);
    }

    private static Kind kind(Throwable cause) {
        return switch (cause) {
            case UnresolvedAddressException _ -> Kind.DNS;
            case UnknownHostException _ -> Kind.DNS;
            case HttpTimeoutException _ -> Kind.TIMEOUT;
            case SSLException tls when !wasCut(tls) -> Kind.TLS;
            default -> Kind.OTHER;
        };
    }

    /** A handshake that somebody ended from outside says nothing about certificates. */
    private static boolean wasCut(SSLException handshake) {
        return handshake.getCause() instanceof EOFException
                || handshake.getCause() instanceof SocketException
                || CUT.matcher(String.valueOf(handshake.getMessage())).find();
    }

    private static String detail(Throwable cause) {
        if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
            return "no such host name is known here";
        }
        String message = cause.getMessage();
        String name = cause.getClass().getSimpleName();
        return message == null ? name : SafeText.of(name + ": " + message, 300, List.of());
    }
}
