package dev.lightbox.xray.client;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns the JSON of a GraphQL answer into data and errors (contract section 12.1). */
final class GraphQlReader {
    private static final int MESSAGE = 500;

    private GraphQlReader() {}

    static GraphQlAnswer read(JsonNode answer) {
        ObjectNode data =
                answer.path("data") instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        List<GraphQlError> errors =
                answer.path("errors").valueStream().map(GraphQlReader::error).toList();
        return new GraphQlAnswer(data, errors);
    }

    private static GraphQlError error(JsonNode error) {
        String message = error.path("message").asString("an error without a message");
        return new GraphQlError(
                SafeText.of(message, MESSAGE, List.of()),
                error.path("path").valueStream().map(step -> step.asString("")).toList());
    }
}
