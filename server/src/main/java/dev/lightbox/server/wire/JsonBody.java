package dev.lightbox.server.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads bodies that are JSON. */
final class JsonBody {
    /** A body of ten megabytes may be one file, or millions of empty objects that take a hundred times its size. */
    private static final int MAX_TOKENS = 300_000;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MAX_TOKENS)
                            .build())
                    .build())
            .build();

    private JsonBody() {}

    /** The document; null when it is none, or one that holds too much. */
    static @Nullable JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException malformed) {
            return null;
        }
    }
}
