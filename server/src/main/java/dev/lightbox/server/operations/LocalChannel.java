package dev.lightbox.server.operations;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * The server's end of what {@link RemoteOperations} asks: reads an operation, does it, and writes {@link Frame}s as lines
 * of JSON while it goes. Whoever calls it has already checked the local token. Thread-safe.
 */
public final class LocalChannel {
    /** Where operations are posted to: this path and the operation's name. */
    public static final String PATH = "/api/local/operations/";

    /** The query parameter that names a site; the oldest one when it is left out. */
    public static final String SITE = "site";

    private static final Actor COMMAND_LINE = new Actor("cli", "cli");

    private final Operations operations;

    public LocalChannel(Operations operations) {
        this.operations = operations;
    }

    /** Where {@code operation} is posted to. */
    static String path(Operation<?> operation, Optional<String> site) {
        return PATH
                + operation.operationName()
                + site.map(name -> "?" + SITE + "=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                        .orElse("");
    }

    /** Does the operation {@code name} with the members in {@code json} and writes the answer to {@code to}. */
    public void answer(String name, String json, OutputStream to) throws IOException {
        Lines lines = new Lines(to);
        try {
            lines.write(Frame.result(operations.run(parse(name, json), COMMAND_LINE, lines)));
        } catch (LightboxException told) {
            lines.write(Frame.failure(told));
        }
    }

    private static Operation<?> parse(String name, String json) {
        try {
            return OperationJson.readStrictly(json, Operation.typeNamed(name));
        } catch (JacksonException unreadable) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "The operation " + name + " has members that this server does not understand.",
                    "Use a command line of the same version as the server.",
                    unreadable);
        }
    }

    /** Writes frames; a reader that has gone away counts as a wish to stop. */
    private static final class Lines implements Progress {
        private final OutputStream to;
        private volatile boolean readerGone;

        Lines(OutputStream to) {
            this.to = to;
        }

        synchronized void write(Frame frame) throws IOException {
            to.write((OperationJson.compact(frame) + "\n").getBytes(StandardCharsets.UTF_8));
            to.flush();
        }

        @Override
        public void report(Step step) {
            try {
                write(Frame.progress(step));
            } catch (IOException | UncheckedIOException gone) {
                readerGone = true;
            }
        }

        @Override
        public boolean cancelRequested() {
            return readerGone;
        }
    }
}
