package dev.lightbox.server.wire;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.graphql.GraphQlReply;
import dev.lightbox.xray.site.graphql.GraphQlService;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /graphql} (contract section 12): a JSON body with the query and what belongs to it. */
record GraphQlCall(GraphQlService service, WireLimits limits) implements DataCall {
    @Override
    public WireReply answer(Caller caller, WireRequest request) throws IOException {
        @Nullable JsonNode body = JsonBody.parse(request.body(limits.graphQl()));
        if (body == null || !body.isObject() || !body.path("query").isString()) {
            return refused("The body must be a JSON object with the text \"query\"");
        }
        JsonNode variables = body.path("variables");
        if (!variables.isObject() && !variables.isNull() && !variables.isMissingNode()) {
            return refused("\"variables\" must be a JSON object");
        }
        GraphQlReply reply = service.execute(
                caller,
                body.path("query").asString(),
                body.path("operationName").isString()
                        ? body.path("operationName").asString()
                        : null,
                variables.isObject() ? members(variables) : Map.of(),
                request.baseUrl());
        return WireReply.json(reply.status(), reply.json());
    }

    private static Map<String, Object> members(JsonNode variables) {
        return JsonMapper.shared().convertValue(variables, new TypeReference<Map<String, Object>>() {});
    }

    /** In the form of GraphQL's own refusals, since it is a GraphQL client that reads it. */
    private static WireReply refused(String message) {
        Map<String, Object> body = Map.of("errors", List.of(Map.of("message", message)));
        return WireReply.json(400, JsonMapper.shared().writeValueAsBytes(body));
    }
}
