package dev.lightbox.backup;

import dev.lightbox.backup.internal.canonical.CanonicalJson;
import dev.lightbox.backup.internal.content.OutcomeJson;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.repository.SnapshotManifest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a snapshot says about itself ({@code docs/format/snapshot-content-v1.md}): the info object of its manifest.
 *
 * @param baseUrl the site that was captured
 * @param tenant the Xray tenant, or empty when the token did not name it
 * @param accountId the account in whose name the site was read, or empty
 * @param projects keys of the captured projects by their ids
 * @param counts what was captured
 * @param siteTotals what the site said at the end that it has
 * @param gaps the first {@link #GAPS_LISTED} of them; {@code gaps.json} in the snapshot holds all
 * @param goneProjects projects of earlier snapshots (keys by ids) of which a person said that they are gone for good
 * @param notServed fields of the schema that this site does not serve at all ({@code Type.field}), and its words
 */
public record SnapshotInfo(
        URI baseUrl,
        String tenant,
        String accountId,
        Instant startedAt,
        Instant finishedAt,
        BackupState state,
        Map<String, String> projects,
        ItemCounts counts,
        ItemCounts siteTotals,
        List<Gap> gaps,
        long gapCount,
        long requests,
        Map<String, String> goneProjects,
        Map<String, String> notServed) {
    /** How many gaps the info itself names. */
    public static final int GAPS_LISTED = 1_000;

    private static final String FORMAT = "lightbox-snapshot-content";
    private static final int VERSION = 1;

    public SnapshotInfo {
        projects = Collections.unmodifiableMap(new TreeMap<>(projects));
        goneProjects = Collections.unmodifiableMap(new TreeMap<>(goneProjects));
        notServed = Collections.unmodifiableMap(new TreeMap<>(notServed));
        gaps = List.copyOf(gaps);
    }

    /** The info object as text. */
    public String toJson() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ObjectNode info = json.objectNode()
                .put("format", FORMAT)
                .put("version", VERSION)
                .put("startedAt", startedAt.toString())
                .put("finishedAt", finishedAt.toString())
                .put("state", state.name())
                .put("requests", requests)
                .put("gapCount", gapCount);
        info.putObject("site")
                .put("baseUrl", baseUrl.toString())
                .put("tenant", tenant)
                .put("accountId", accountId);
        ObjectNode keys = info.putObject("projects");
        projects.forEach(keys::put);
        if (!goneProjects.isEmpty()) {
            ObjectNode gone = info.putObject("goneProjects");
            goneProjects.forEach(gone::put);
        }
        info.set("counts", OutcomeJson.of(counts));
        info.set("siteTotals", OutcomeJson.of(siteTotals));
        info.set("gaps", OutcomeJson.of(gaps));
        ObjectNode fields = info.putObject("notServed");
        notServed.forEach(fields::put);
        NotReachable.all()
                .forEach(item -> info.withArray("notReachable")
                        .addObject()
                        .put("name", item.name())
                        .put("what", item.what())
                        .put("reason", item.reason()));
        return CanonicalJson.text(info);
    }

    /**
     * Reads a manifest's info.
     *
     * @throws LightboxException {@code REPOSITORY_VERSION_UNKNOWN} when another program or a newer Lightbox wrote it
     */
    public static SnapshotInfo of(SnapshotManifest manifest) {
        return parse(manifest.info(), manifest.id().shortForm());
    }

    static SnapshotInfo parse(String text, String snapshot) {
        JsonNode info;
        try {
            info = CanonicalJson.parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (JacksonException unreadable) {
            throw unknown(snapshot, "no JSON");
        }
        if (!info.path("format").asString("").equals(FORMAT)
                || info.path("version").asInt(0) != VERSION) {
            throw unknown(
                    snapshot,
                    "format '" + info.path("format").asString("") + "' version "
                            + info.path("version").asInt(0));
        }
        JsonNode site = info.path("site");
        return new SnapshotInfo(
                URI.create(site.path("baseUrl").asString()),
                site.path("tenant").asString(""),
                site.path("accountId").asString(""),
                Instant.parse(info.path("startedAt").asString()),
                Instant.parse(info.path("finishedAt").asString()),
                BackupState.valueOf(info.path("state").asString()),
                texts(info.path("projects")),
                OutcomeJson.counts(info.path("counts")),
                OutcomeJson.counts(info.path("siteTotals")),
                OutcomeJson.gaps(info.path("gaps")),
                info.path("gapCount").asLong(),
                info.path("requests").asLong(),
                texts(info.path("goneProjects")),
                texts(info.path("notServed")));
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties()
                .forEach(member -> texts.put(member.getKey(), member.getValue().asString()));
        return texts;
    }

    private static LightboxException unknown(String snapshot, String found) {
        return new LightboxException(
                ErrorCode.REPOSITORY_VERSION_UNKNOWN,
                "Snapshot " + snapshot + " was not written by this version of Lightbox: its info is " + found + ".",
                "Use the Lightbox that wrote it, or a newer one.");
    }
}
