package dev.lightbox.backup.internal.restore;

import dev.lightbox.backup.ItemKind;
import dev.lightbox.backup.NotRestorable;
import dev.lightbox.backup.RestoreOptions;
import dev.lightbox.backup.RestorePlan;
import dev.lightbox.backup.internal.canonical.CanonicalJson;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A restore plan as a file. */
public final class PlanJson {
    private static final String FORMAT = "lightbox-restore-plan";
    private static final int VERSION = 1;

    private PlanJson() {}

    public static byte[] write(RestorePlan plan) {
        ObjectNode file = JsonNodeFactory.instance
                .objectNode()
                .put("format", FORMAT)
                .put("version", VERSION)
                .put("snapshot", plan.snapshotId())
                .put("source", plan.source().toString())
                .put("target", plan.target().toString())
                .put("targetTenant", plan.targetTenant())
                .put("requests", plan.requests());
        ObjectNode options = file.putObject("options")
                .put("sameUsers", plan.options().sameUsers())
                .put("createDespiteConflict", plan.options().createDespiteConflict());
        texts(options.putObject("projects"), plan.options().projects());
        texts(options.putObject("users"), plan.options().users());
        plan.projects()
                .forEach(project -> file.withArray("projects")
                        .addObject()
                        .put("sourceId", project.sourceId())
                        .put("sourceKey", project.sourceKey())
                        .put("targetId", project.targetId())
                        .put("targetKey", project.targetKey()));
        plan.items()
                .forEach(item -> file.withArray("items")
                        .addObject()
                        .put("kind", item.kind().folder())
                        .put("project", item.projectId())
                        .put("id", item.id())
                        .put("label", item.label())
                        .put("action", item.action().name())
                        .put("reason", item.reason()));
        ObjectNode lost = file.putObject("lost");
        plan.lost().forEach((row, count) -> lost.put(row.name(), count));
        return CanonicalJson.bytes(file);
    }

    private static void texts(ObjectNode object, Map<String, String> texts) {
        texts.forEach(object::put);
    }

    public static RestorePlan read(byte[] bytes) {
        try {
            JsonNode file = CanonicalJson.parse(bytes);
            if (!file.path("format").asString("").equals(FORMAT)
                    || file.path("version").asInt(0) != VERSION) {
                throw unreadable("it is no restore plan of version " + VERSION);
            }
            return plan(file);
        } catch (JacksonException | IllegalArgumentException broken) {
            throw unreadable("it is damaged (" + broken.getMessage() + ")");
        }
    }

    private static RestorePlan plan(JsonNode file) {
        List<RestorePlan.ProjectMapping> projects = new ArrayList<>();
        file.path("projects")
                .forEach(project -> projects.add(new RestorePlan.ProjectMapping(
                        project.path("sourceId").asString(),
                        project.path("sourceKey").asString(),
                        project.path("targetId").asString(),
                        project.path("targetKey").asString())));
        List<RestorePlan.Item> items = new ArrayList<>();
        file.path("items").forEach(item -> items.add(item(item)));
        Map<NotRestorable, Long> lost = new EnumMap<>(NotRestorable.class);
        file.path("lost")
                .properties()
                .forEach(row -> lost.put(
                        NotRestorable.valueOf(row.getKey()), row.getValue().asLong()));
        JsonNode options = file.path("options");
        return new RestorePlan(
                file.path("snapshot").asString(),
                URI.create(file.path("source").asString()),
                URI.create(file.path("target").asString()),
                file.path("targetTenant").asString(),
                new RestoreOptions(
                        texts(options.path("projects")),
                        texts(options.path("users")),
                        options.path("sameUsers").asBoolean(),
                        options.path("createDespiteConflict").asBoolean()),
                projects,
                items,
                lost,
                file.path("requests").asLong());
    }

    private static RestorePlan.Item item(JsonNode item) {
        return new RestorePlan.Item(
                ItemKind.ofFolder(item.path("kind").asString()).orElseThrow(IllegalArgumentException::new),
                item.path("project").asString(),
                item.path("id").asString(),
                item.path("label").asString(),
                RestorePlan.Action.valueOf(item.path("action").asString()),
                item.path("reason").asString());
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties()
                .forEach(member -> texts.put(member.getKey(), member.getValue().asString()));
        return texts;
    }

    private static LightboxException unreadable(String reason) {
        return new LightboxException(
                ErrorCode.INVALID_INPUT,
                "The restore plan cannot be read: " + reason + ".",
                "Make the plan again with this version of Lightbox.");
    }
}
