package dev.lightbox.server.wire;

import dev.lightbox.xray.site.jira.JiraRefusal;
import dev.lightbox.xray.site.jira.JiraRequest;
import dev.lightbox.xray.site.jira.Slice;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One call of Jira's REST API that has been let in.
 *
 * @param path what follows the version, cut at the slashes
 */
record JiraCall(JiraRequest who, String method, List<String> path, WireRequest http, WireLimits limits) {

    /** Answers one kind of call. */
    interface Handler {
        WireReply answer(JiraCall call) throws IOException;
    }

    @Nullable
    String query(String name) {
        return http.query().get(name);
    }

    /** Names in the query, with commas between them. */
    List<String> fields() {
        return names(Optional.ofNullable(query("fields")).stream());
    }

    private static List<String> names(Stream<String> lists) {
        return lists.flatMap(list -> Stream.of(list.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    Slice slice(int usual, int most) {
        return Slice.parse(query("startAt"), query("maxResults"), usual, most);
    }

    /** The body; refuses one that is no JSON object. */
    JsonNode body() throws IOException {
        JsonNode body = JsonBody.parse(http.body(limits.graphQl()));
        if (body == null || !body.isObject()) {
            throw JiraRefusal.badRequest("There was an error parsing JSON. Check that your request body is valid.");
        }
        return body;
    }

    /** The parameters of a search: of the body when one is sent, else of the query. */
    SearchText search() throws IOException {
        if (method.equals("GET")) {
            Map<String, String> query = http.query();
            return new SearchText(
                    query.getOrDefault("jql", ""),
                    query.get("startAt"),
                    query.get("maxResults"),
                    query.get("nextPageToken"),
                    fields());
        }
        JsonNode body = body();
        JsonNode fields = body.path("fields");
        return new SearchText(
                body.path("jql").asString(""),
                text(body, "startAt"),
                text(body, "maxResults"),
                text(body, "nextPageToken"),
                names(
                        fields.isArray()
                                ? fields.valueStream()
                                        .filter(JsonNode::isString)
                                        .map(JsonNode::asString)
                                : Stream.of(fields.asString(""))));
    }

    private static @Nullable String text(JsonNode body, String name) {
        JsonNode value = body.path(name);
        return value.isString() || value.isNumber() ? value.asString() : null;
    }

    /** What a search asks for. */
    record SearchText(
            String jql,
            @Nullable String startAt,
            @Nullable String maxResults,
            @Nullable String nextPageToken,
            List<String> fields) {}

    static WireReply reply(int status, JsonNode body) {
        return WireReply.json(status, JsonMapper.shared().writeValueAsBytes(body));
    }

    static WireReply nothing() {
        return new WireReply.Whole(204, WireReply.JSON, new byte[0]);
    }
}
