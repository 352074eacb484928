package dev.lightbox.server.operations;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.lightbox.backup.Change;
import dev.lightbox.kernel.Secret;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * The JSON form of operations and their results, for the local channel and for {@code --json}. A {@link Secret} is
 * written in the clear: an operation carries one only where a person hands it in, a result only where it is shown once.
 * Never use this mapper for logs or for anything that is kept.
 */
public final class OperationJson {
    /** Used buffers are not kept for the next document: a secret would lie in them for as long as the server runs. */
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
                    .build())
            .addModule(new SimpleModule("secrets")
                    .addSerializer(Secret.class, new SecretWriter())
                    .addDeserializer(Secret.class, new SecretReader()))
            .addMixIn(Change.class, NamedChange.class)
            .build();

    private static final JsonMapper STRICT = MAPPER.rebuild()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private OperationJson() {}

    /**
     * For the REST API: the same documents; a member that is unknown is refused, one that is left out counts as null. Its
     * users look after what may be left out.
     */
    public static JsonMapper strictMapper() {
        return STRICT;
    }

    /** Says in JSON which kind of change it is, so that it can be read back. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "change")
    private interface NamedChange {}

    /** One JSON document without line breaks. */
    public static String compact(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** One JSON document for people. */
    public static String pretty(Object value) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }

    /** Reads what {@link #compact} wrote. */
    public static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    /** As {@link #read}, but refuses a member that is unknown, since leaving it out could change what is done. */
    static <T> T readStrictly(String json, Class<T> type) {
        return MAPPER.readerFor(type)
                .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .with(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .readValue(json);
    }

    private static final class SecretWriter extends ValueSerializer<Secret> {
        @Override
        public void serialize(Secret secret, JsonGenerator to, SerializationContext context) {
            to.writeString(secret.revealText());
        }
    }

    private static final class SecretReader extends ValueDeserializer<Secret> {
        @Override
        public Secret deserialize(JsonParser from, DeserializationContext context) {
            return Secret.of(from.getString());
        }
    }
}
