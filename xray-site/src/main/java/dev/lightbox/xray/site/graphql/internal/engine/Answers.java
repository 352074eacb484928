package dev.lightbox.xray.site.graphql.internal.engine;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bodies of answers, as the contract's section 12.1 shows them. */
public final class Answers {
    private static final Map<String, Object> INVALID = Map.of("code", "GRAPHQL_VALIDATION_FAILED");

    private Answers() {}

    /** What an execution brought; errors come first, as in the contract's examples. */
    public static Map<String, @Nullable Object> of(ExecutionResult result) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        if (!result.getErrors().isEmpty()) {
            body.put(
                    "errors", result.getErrors().stream().map(Answers::executed).toList());
        }
        body.put("data", result.getData());
        return body;
    }

    /** A request that never ran: the limits, or the whole document, forbid it. */
    public static Map<String, @Nullable Object> refused(String message) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("errors", List.of(Map.of("message", message)));
        body.put("data", null);
        return body;
    }

    public static Map<String, @Nullable Object> invalid(ExecutionResult result) {
        return Map.of("errors", invalid(result.getErrors()));
    }

    static List<Map<String, Object>> invalid(List<? extends GraphQLError> errors) {
        return errors.stream()
                .map(error -> {
                    Map<String, Object> entry = located(ErrorTexts.of(error), error);
                    entry.put("extensions", INVALID);
                    return Collections.unmodifiableMap(entry);
                })
                .toList();
    }

    static Map<String, Object> invalid(String message) {
        return Map.of("message", message, "extensions", INVALID);
    }

    private static Map<String, Object> executed(GraphQLError error) {
        Map<String, Object> entry = located(error.getMessage(), error);
        if (error.getPath() != null) {
            entry.put("path", error.getPath());
        }
        return entry;
    }

    private static Map<String, Object> located(String message, GraphQLError error) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("message", message);
        if (error.getLocations() != null && !error.getLocations().isEmpty()) {
            entry.put(
                    "locations",
                    error.getLocations().stream()
                            .map(place -> Map.of("line", place.getLine(), "column", place.getColumn()))
                            .toList());
        }
        return entry;
    }
}
