package dev.lightbox.doctor.internal;

import dev.lightbox.xray.client.WireAnswer;
import dev.lightbox.xray.client.XrayFailure;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What one call brought.
 *
 * @param address of the host that was asked
 * @param answer what came; empty when nothing did
 * @param failure why it is not what it should be; empty when it passed
 */
public record Step(
        Kind kind, URI address, Instant at, Duration took, Optional<WireAnswer> answer, Optional<XrayFailure> failure) {
    /** The calls, in the order in which a person would make them. */
    public enum Kind {
        AUTHENTICATE("authenticate", "Authenticate"),
        DATA_CALL("data-call", "Data call"),
        GRAPHQL("graphql", "GraphQL query"),
        VISIBLE_PROJECTS("projects", "Visible projects"),
        PROJECT("projects", "Project");

        private final String id;
        private final String title;

        Kind(String id, String title) {
            this.id = id;
            this.title = title;
        }

        public String id() {
            return id;
        }

        public String title() {
            return title;
        }
    }

    public boolean passed() {
        return failure.isEmpty();
    }

    /** The failure as a type of it, when it is one. */
    public <T extends XrayFailure> Optional<T> failure(Class<T> type) {
        return failure.filter(type::isInstance).map(type::cast);
    }

    /** The status; 0 without an answer. */
    public int status() {
        return answer.map(WireAnswer::status).orElse(0);
    }
}
