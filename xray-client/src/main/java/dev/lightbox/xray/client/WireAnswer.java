package dev.lightbox.xray.client;

import dev.lightbox.kernel.Secret;
import dev.lightbox.xray.client.internal.RetryAfter;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** One answer as it came, whole and within bounds. Immutable, except that {@link #body()} is not a copy. */
public final class WireAnswer {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int SHOWN = 500;

    /** What was asked for; the same answer means different things to different calls. */
    enum Call {
        AUTHENTICATE,
        GRAPHQL,
        EXPORT,
        IMPORT,
        ATTACHMENT
    }

    private final Call call;
    private final URI uri;
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;
    private final Instant receivedAt;
    private final Duration took;
    private final List<Secret> sent;

    WireAnswer(
            Call call,
            URI uri,
            int status,
            HttpHeaders headers,
            byte[] body,
            Instant receivedAt,
            Duration took,
            List<Secret> sent) {
        this.call = call;
        this.uri = uri;
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.receivedAt = receivedAt;
        this.took = took;
        this.sent = List.copyOf(sent);
    }

    Call call() {
        return call;
    }

    public URI uri() {
        return uri;
    }

    public int status() {
        return status;
    }

    /** The body after any content encoding was undone. The caller must not change it. */
    public byte[] body() {
        return body;
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** Media type in lower case without parameters, made safe to show; empty when the answer names none. */
    public String contentType() {
        String type = header("Content-Type").orElse("").split(";", 2)[0];
        return SafeText.of(type, 100, sent).toLowerCase(Locale.ROOT);
    }

    /** The site's own time, from the {@code Date} header. */
    public Optional<Instant> date() {
        return header("Date").flatMap(RetryAfter::httpDate);
    }

    /** Our own time when the headers had come. */
    public Instant receivedAt() {
        return receivedAt;
    }

    /** From sending to the last byte. */
    public Duration took() {
        return took;
    }

    public boolean isJson() {
        return contentType().equals("application/json") || contentType().endsWith("+json");
    }

    public boolean isHtml() {
        String start = text(256).strip().toLowerCase(Locale.ROOT);
        return contentType().equals("text/html")
                || contentType().equals("application/xhtml+xml")
                || start.startsWith("<!doctype html")
                || start.startsWith("<html");
    }

    /** The body as JSON, whatever type it claims; a missing node when it is none. */
    public JsonNode json() {
        try {
            return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    /**
     * The message in the answer: the {@code error} text of JSON in any form that was seen, the title of a page, else the
     * text itself. Bounded, on one line, without tokens and secrets.
     */
    public String said() {
        return SafeText.of(isHtml() ? title() : jsonMessage().orElseGet(() -> text(64 * 1024)), SHOWN, sent);
    }

    /** The body as it is, made safe to show: at most {@code length} characters, on one line, without tokens and secrets. */
    public String shown(int length) {
        return SafeText.of(text(64 * 1024), length, sent);
    }

    /** Any words of the site, made safe to show. */
    String safe(String words) {
        return SafeText.of(words, SHOWN, sent);
    }

    /** A header, made safe to show. */
    public Optional<String> shownHeader(String name) {
        return header(name).map(value -> SafeText.of(value, SHOWN, sent));
    }

    /** Why this answer is not what was asked for; empty when it is. */
    public Optional<XrayFailure> failure() {
        return Refusals.of(this);
    }

    private Optional<String> jsonMessage() {
        JsonNode json = json();
        if (json.isString()) {
            return Optional.of(json.asString());
        }
        JsonNode error = json.path("error");
        return List.of(
                        error,
                        error.path("text"),
                        error.path("message"),
                        json.path("message"),
                        json.path("errors").path(0).path("message"))
                .stream()
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .findFirst();
    }

    private String title() {
        String page = text(64 * 1024);
        String lower = page.toLowerCase(Locale.ROOT);
        int start = lower.indexOf("<title");
        int open = start < 0 ? -1 : lower.indexOf('>', start);
        int end = open < 0 ? -1 : lower.indexOf("</title", open);
        return end < 0 ? "a page without a title" : page.substring(open + 1, end);
    }

    private String text(int bytes) {
        return new String(body, 0, Math.min(bytes, body.length), StandardCharsets.UTF_8);
    }
}
