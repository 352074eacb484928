package dev.lightbox.xray.client;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One entry of {@code errors[]} (contract section 12.1).
 *
 * @param message what the site said, bounded and without control characters
 * @param path where in the answer, field names and list indexes as text; empty when it concerns the whole request
 */
public record GraphQlError(String message, List<String> path) {
    public GraphQlError {
        path = List.copyOf(path);
    }

    /** {@code message (at getTests.results.3)}. */
    @Override
    public String toString() {
        return path.isEmpty() ? message : message + path.stream().collect(Collectors.joining(".", " (at ", ")"));
    }
}
