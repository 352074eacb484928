package dev.lightbox.xray.api.report;

import dev.lightbox.xray.api.WireErrors;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The multipart part {@code info}, or {@code testInfo} (contract section 7.3): a Jira create body, with Xray's own fields
 * beside it.
 *
 * @param body the whole document
 * @param environments null when it does not speak of environments
 */
public record ImportInfo(
        JsonNode body,
        @Nullable String testPlanKey,
        @Nullable List<String> environments) {
    private static final Set<String> XRAY_FIELDS = Set.of("testPlanKey", "environments");
    private static final int MAX_SIZE = 4 << 20;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(100)
                            .maxDocumentLength(MAX_SIZE)
                            .build())
                    .build())
            .build();

    /** No info at all. */
    public static final ImportInfo NONE = new ImportInfo(MAPPER.createObjectNode(), null, null);

    /**
     * @throws UnreadableReport {@code Error parsing info file!} when this is not a JSON object, or when {@code xrayFields}
     *     holds a name that it does not know
     */
    public static ImportInfo read(InputStream in) {
        JsonNode body = parse(in);
        JsonNode xrayFields = body.path("xrayFields");
        List<String> unknown = new ArrayList<>(xrayFields.propertyNames());
        unknown.removeAll(XRAY_FIELDS);
        if (!unknown.isEmpty()) {
            throw new UnreadableReport(WireErrors.invalidXrayFields(unknown));
        }
        return new ImportInfo(
                body,
                XrayJsonParts.text(xrayFields.path("testPlanKey")),
                environments(xrayFields.path("environments")));
    }

    /** Whether there was such a part. */
    @SuppressWarnings("ReferenceEquality") // A part that says nothing is one all the same.
    public boolean given() {
        return this != NONE;
    }

    private static @Nullable List<String> environments(JsonNode names) {
        if (names.valueStream().anyMatch(JsonNode::isContainer)) {
            throw new UnreadableReport(WireErrors.INFO_UNREADABLE);
        }
        return names.isArray() ? XrayJsonParts.texts(names) : null;
    }

    private static JsonNode parse(InputStream in) {
        try {
            JsonNode body = MAPPER.readTree(in);
            if (body.isObject()) {
                return body;
            }
        } catch (JacksonException fault) {
            throw new UnreadableReport(WireErrors.INFO_UNREADABLE, fault);
        }
        throw new UnreadableReport(WireErrors.INFO_UNREADABLE);
    }
}
