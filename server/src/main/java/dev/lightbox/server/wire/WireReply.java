package dev.lightbox.server.wire;

import dev.lightbox.xray.api.WireErrors;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What goes back to the client. */
interface WireReply {

    /** Writes status, headers and body; called once. */
    void send(HttpServletResponse response) throws IOException;

    /** Whether the connection ends after it, whatever is still to be sent. */
    default boolean hangsUp() {
        return false;
    }

    String JSON = "application/json; charset=utf-8";
    String HTML = "text/html; charset=utf-8";
    String BYTES = "application/octet-stream";

    /** A reply whose body is at hand. */
    @SuppressWarnings("ArrayRecordComponent") // Written to a socket, never compared.
    record Whole(int status, String contentType, byte[] body) implements WireReply {
        @Override
        public void send(HttpServletResponse response) throws IOException {
            response.setStatus(status);
            response.setContentType(contentType);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }

    /** A file to be saved, read while it is sent and closed after that. */
    record File(String filename, long size, InputStream content) implements WireReply {
        @Override
        public void send(HttpServletResponse response) throws IOException {
            response.setContentType(BYTES);
            response.setContentLengthLong(size);
            response.setHeader("Content-Disposition", ContentDisposition.attachment(filename));
            try (content) {
                content.transferTo(response.getOutputStream());
            }
        }
    }

    /** A reply with one more header. */
    record WithHeader(String name, String value, WireReply reply) implements WireReply {
        @Override
        public void send(HttpServletResponse response) throws IOException {
            response.setHeader(name, value);
            reply.send(response);
        }
    }

    /** No reply: the connection ends. */
    record Dropped() implements WireReply {
        @Override
        public void send(HttpServletResponse response) {
            // There is nothing to send.
        }

        @Override
        public boolean hangsUp() {
            return true;
        }
    }

    /** The first half of a reply; then the connection ends. */
    record CutOff(WireReply reply) implements WireReply {
        @Override
        public void send(HttpServletResponse response) throws IOException {
            HalfReply half = new HalfReply(response);
            reply.send(half);
            response.flushBuffer();
        }

        @Override
        public boolean hangsUp() {
            return true;
        }
    }

    static WireReply json(int status, byte[] body) {
        return new Whole(status, JSON, body);
    }

    /** The body of every REST failure: {@code {"error": text}} (contract section 1). */
    static WireReply error(int status, String text) {
        return json(status, JsonMapper.shared().writeValueAsBytes(Map.of("error", text)));
    }

    /** The refusal of a client whose credentials were wrong too often. */
    static WireReply tooManyFailures(Duration wait) {
        return later(wait.plusMillis(999), error(429, WireErrors.TOO_MANY_FAILED_AUTHENTICATIONS));
    }

    /** The reply with a wish to be asked again after so long, a second at least. */
    static WireReply later(Duration wait, WireReply body) {
        return new WithHeader("Retry-After", Long.toString(Math.max(1, wait.toSeconds())), body);
    }

    /**
     * The refusal of a client that has asked too often (contract section 4.1).
     *
     * @param wait until it may ask again
     */
    static WireReply tooManyRequests(Instant now, Duration wait) {
        Instant next = now.plus(wait).truncatedTo(ChronoUnit.MILLIS);
        Map<String, String> error = new LinkedHashMap<>();
        error.put("text", WireErrors.TOO_MANY_REQUESTS);
        error.put("nextValidRequestDate", next.toString());
        byte[] body = JsonMapper.shared().writeValueAsBytes(Map.of("error", error));
        return later(wait, json(429, body));
    }

    static WireReply text(int status, String text) {
        return new Whole(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    static WireReply html(int status, String page) {
        return new Whole(status, HTML, page.getBytes(StandardCharsets.UTF_8));
    }
}
