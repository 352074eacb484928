package dev.lightbox.repository.internal.snapshot;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.repository.BlobId;
import dev.lightbox.repository.Hash256;
import dev.lightbox.repository.SnapshotId;
import dev.lightbox.repository.SnapshotManifest;
import dev.lightbox.repository.internal.bytes.FormatException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The content of a snapshot file: one JSON object. */
public final class ManifestFile {
    private static final int MAX_INFO_CHARS = 8 * 1024 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(64).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private ManifestFile() {}

    /** The bytes of a manifest; its id is not among them, because it is their hash. */
    public static byte[] toBytes(SnapshotManifest manifest) {
        ObjectNode json = JSON.createObjectNode();
        json.put("createdAt", manifest.createdAt().toString());
        manifest.parent().ifPresent(parent -> json.put("parent", parent.toString()));
        json.put("tree", manifest.tree().toString());
        json.put("merkleRoot", manifest.merkleRoot().toString());
        json.put("entryCount", manifest.entryCount());
        json.put("totalBytes", manifest.totalBytes());
        json.set("info", JSON.readTree(manifest.info()));
        return JSON.writeValueAsBytes(json);
    }

    /** Reads the bytes of the snapshot file that is named by {@code id}. */
    public static SnapshotManifest parse(SnapshotId id, byte[] content) {
        try {
            JsonNode json = JSON.readTree(content);
            return new SnapshotManifest(
                    id,
                    Instant.parse(text(json, "createdAt")),
                    json.has("parent") ? Optional.of(SnapshotId.parse(text(json, "parent"))) : Optional.empty(),
                    Hash256.parse(text(json, "merkleRoot")),
                    number(json, "entryCount"),
                    number(json, "totalBytes"),
                    BlobId.parse(text(json, "tree")),
                    JSON.writeValueAsString(json.path("info")));
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            throw new FormatException("holds no snapshot manifest: " + e.getMessage());
        }
    }

    /** Refuses an info document that could not be read back. */
    public static void requireObject(String info) {
        try {
            if (info.length() <= MAX_INFO_CHARS && JSON.readTree(info).isObject()) {
                return;
            }
        } catch (JacksonException e) {
            throw notAnObject(e);
        }
        throw notAnObject(null);
    }

    private static LightboxException notAnObject(@Nullable JacksonException cause) {
        return new LightboxException(
                ErrorCode.INVALID_INPUT,
                "The snapshot's info is not a JSON object of at most " + MAX_INFO_CHARS + " characters.",
                "Give an object, {} when there is nothing to say.",
                cause);
    }

    private static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isString()) {
            throw new FormatException("has no text \"" + field + "\" in its manifest");
        }
        return value.stringValue();
    }

    private static long number(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.canConvertToLong() || !value.isIntegralNumber() || value.longValue() < 0) {
            throw new FormatException("has no number \"" + field + "\" in its manifest");
        }
        return value.longValue();
    }
}
