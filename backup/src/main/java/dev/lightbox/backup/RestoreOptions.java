package dev.lightbox.backup;

import java.util.Map;

/**
 * How a snapshot is to be restored.
 *
 * @param projects key of each project to restore and the key of the project on the target that takes it; empty: all
 *     projects, each into the project with the same key
 * @param users account id in the snapshot and account id on the target; others are left out and reported
 * @param sameUsers whether accounts have the same ids on the target, so that {@code users} need not name them
 * @param createDespiteConflict whether to create an item although one with the same summary is there already
 */
public record RestoreOptions(
        Map<String, String> projects, Map<String, String> users, boolean sameUsers, boolean createDespiteConflict) {
    /** All projects into those with the same keys, no user taken for granted, nothing doubled. */
    public static final RestoreOptions STANDARD = new RestoreOptions(Map.of(), Map.of(), false, false);

    public RestoreOptions {
        projects = Map.copyOf(projects);
        users = Map.copyOf(users);
    }
}
