package dev.lightbox.server.wire;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What goes back to the client. */
interface WireReply {

    /** Writes status, headers and body; called once. */
    void send(HttpServletResponse response) throws IOException;

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

    static WireReply json(int status, byte[] body) {
        return new Whole(status, JSON, body);
    }

    /** The body of every REST failure: {@code {"error": text}} (contract section 1). */
    static WireReply error(int status, String text) {
        return json(status, JsonMapper.shared().writeValueAsBytes(Map.of("error", text)));
    }

    static WireReply html(int status, String page) {
        return new Whole(status, HTML, page.getBytes(StandardCharsets.UTF_8));
    }
}
