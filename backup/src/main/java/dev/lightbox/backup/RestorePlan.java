package dev.lightbox.backup;

import dev.lightbox.backup.internal.restore.PlanJson;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a restore will do, item by item, before anything is done.
 *
 * @param snapshotId the snapshot to restore
 * @param source the site that it was taken from
 * @param target the site to restore into
 * @param targetTenant the Xray tenant there, so that a plan is never applied to another site
 * @param lost how many things of each row of {@link NotRestorable} the snapshot holds
 * @param requests how many requests applying it takes, about
 */
public record RestorePlan(
        String snapshotId,
        URI source,
        URI target,
        String targetTenant,
        RestoreOptions options,
        List<ProjectMapping> projects,
        List<Item> items,
        Map<NotRestorable, Long> lost,
        long requests) {

    /** What happens to an item. */
    public enum Action {
        /** It is created on the target. */
        CREATE,
        /** It is on the target already, as itself or from an earlier restore; it is left as it is. */
        EXISTS,
        /** Something with the same name is there that is not known to be the same; nothing is done unless told. */
        CONFLICT,
        /** The target lacks what it needs; the reason says what. */
        CANNOT_COME_BACK
    }

    /** A project of the snapshot and the one that takes its items. */
    public record ProjectMapping(String sourceId, String sourceKey, String targetId, String targetKey) {}

    /**
     * One item.
     *
     * @param id its id in the snapshot
     * @param label its key in the snapshot, or its id
     * @param reason why it is not simply created; empty for {@link Action#CREATE}
     */
    public record Item(ItemKind kind, String projectId, String id, String label, Action action, String reason) {}

    public RestorePlan {
        projects = List.copyOf(projects);
        items = List.copyOf(items);
        Map<NotRestorable, Long> copy = new EnumMap<>(NotRestorable.class);
        copy.putAll(lost);
        lost = Collections.unmodifiableMap(copy);
    }

    /** How long applying takes at a budget of {@code requestsPerFiveMinutes}. */
    public Duration estimatedTime(int requestsPerFiveMinutes) {
        return Duration.ofSeconds((requests * 300 + requestsPerFiveMinutes - 1) / requestsPerFiveMinutes);
    }

    /** How many items have this action. */
    public long count(Action action) {
        return items.stream().filter(item -> item.action == action).count();
    }

    /** The plan as a file: one JSON document, version 1 ({@code docs/format/restore-plan-v1.md}). */
    public byte[] toJson() {
        return PlanJson.write(this);
    }

    /**
     * Reads a plan's file.
     *
     * @throws dev.lightbox.kernel.LightboxException {@code INVALID_INPUT} when it is no plan or of another version
     */
    public static RestorePlan parse(byte[] file) {
        return PlanJson.read(file);
    }
}
