package dev.lightbox.server.web.rest;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.server.operations.OperationJson;
import dev.lightbox.server.web.HttpStatuses;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * The body of every failure of the REST API (RFC 9457, {@code application/problem+json}).
 *
 * @param type always {@code about:blank}: {@code code} tells failures apart
 * @param title the status in words
 * @param detail what was attempted and what was found, for people
 * @param code for programs; never renamed or reused
 * @param remedy the next step; may be empty
 */
public record Problem(String type, String title, int status, String detail, String code, String remedy) {

    /** With these the server refuses a request that it cannot read. */
    private static final Set<HttpStatus> UNREADABLE = Set.of(HttpStatus.BAD_REQUEST, HttpStatus.METHOD_NOT_ALLOWED);

    /** A failure of its own status, told by something that has no {@link ErrorCode}. */
    public static Problem of(HttpStatus status, String code, String detail, String remedy) {
        return new Problem("about:blank", status.getReasonPhrase(), status.value(), detail, code, remedy);
    }

    /**
     * A call that no resource saw, since something before them refused it.
     *
     * @param reference under which the log has the details; empty when it has none
     */
    public static Problem unseen(int status, String reference) {
        HttpStatus known = Objects.requireNonNullElse(HttpStatus.resolve(status), HttpStatus.INTERNAL_SERVER_ERROR);
        if (known == HttpStatus.NOT_FOUND) {
            return of(
                    known,
                    "NOT_FOUND",
                    "There is nothing at this address.",
                    "docs/reference/rest.md lists what there is.");
        }
        if (UNREADABLE.contains(known)) {
            return of(
                    known,
                    "INVALID_INPUT",
                    "Lightbox cannot read this request: its method, its address or a header has what is allowed in none.",
                    "Encode what stands in the address. A connection whose label holds one of / ; % \\ is addressed by its id.");
        }
        if (known.is4xxClientError()) {
            return of(known, "INVALID_INPUT", "Lightbox refuses this request: " + known.getReasonPhrase() + ".", "");
        }
        return of(
                known,
                "INTERNAL",
                "Lightbox failed to answer.",
                reference.isEmpty()
                        ? "Look at the log."
                        : "The log has the details, under reference " + reference + ".");
    }

    static Problem of(LightboxException told) {
        return of(
                HttpStatus.valueOf(HttpStatuses.of(told.code())),
                told.code().name(),
                Objects.requireNonNullElse(told.getMessage(), ""),
                told.remedy());
    }

    ResponseEntity<Problem> toResponse() {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(this);
    }

    /** Answers with this where no controller is at work: in the filters. */
    public void send(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(OperationJson.compact(this).getBytes(StandardCharsets.UTF_8));
    }
}
