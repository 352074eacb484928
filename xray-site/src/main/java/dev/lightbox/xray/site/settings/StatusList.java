package dev.lightbox.xray.site.settings;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.xray.site.content.Status;
import dev.lightbox.xray.site.content.Status.Scope;
import dev.lightbox.xray.site.content.Statuses;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The statuses of runs, or of their steps, in their order. The four that every site has keep their names, since imports
 * and clients rely on them; a status that is renamed is renamed wherever it is used. Thread-safe.
 */
public final class StatusList {
    private static final Set<String> BUILT_IN = Set.of("TO DO", "EXECUTING", "PASSED", "FAILED");

    private final SettingsStore store;
    private final Scope scope;
    private final String what;

    StatusList(SettingsStore store, Scope scope) {
        this.store = store;
        this.scope = scope;
        this.what = scope == Scope.RUN ? "test status" : "test step status";
    }

    public List<Status> all(long tenantId) {
        return store.database().read(sql -> StatusRows.select(sql, tenantId, scope));
    }

    /** Whether a status keeps its name and cannot be deleted. */
    public static boolean isBuiltIn(Status status) {
        return BUILT_IN.contains(status.name());
    }

    /** Adds a status behind the others. */
    public Status add(long tenantId, StatusText text, AuditTrail.Actor actor) {
        return store.database().write(sql -> {
            List<Status> there = StatusRows.select(sql, tenantId, scope);
            requireFree(there, text.name(), "");
            Status added = status(sql, tenantId, store.random().hex(12), text);
            StatusRows.insert(sql, tenantId, scope, added, there.size());
            store.record(actor, action("create"), tenantId, added.name());
            return added;
        });
    }

    public Status edit(long tenantId, String id, StatusText text, AuditTrail.Actor actor) {
        return store.database().write(sql -> {
            List<Status> there = StatusRows.select(sql, tenantId, scope);
            Status before = find(there, id);
            requireFree(there, text.name(), id);
            Status after = status(sql, tenantId, id, text);
            boolean renamed = !before.name().equals(after.name());
            if (renamed) {
                requireOwn(before);
            }
            StatusRows.update(sql, tenantId, scope, after);
            if (renamed) {
                StatusRows.rename(sql, tenantId, scope, before.name(), after.name());
            }
            store.record(actor, action("edit"), tenantId, after.name());
            return after;
        });
    }

    /** @param to the new place, 0 for the first */
    public void move(long tenantId, String id, int to, AuditTrail.Actor actor) {
        store.database().update(sql -> {
            List<Status> there = StatusRows.select(sql, tenantId, scope);
            Status moved = find(there, id);
            Positions.move(
                    there.stream().map(Status::id).toList(),
                    id,
                    to,
                    (status, place) -> StatusRows.place(sql, tenantId, scope, status, place));
            store.record(actor, action("move"), tenantId, moved.name());
        });
    }

    /** @throws LightboxException {@code ALREADY_EXISTS} for one of the four, and while something has this status */
    public Status delete(long tenantId, String id, AuditTrail.Actor actor) {
        return store.database().write(sql -> {
            Status gone = find(StatusRows.select(sql, tenantId, scope), id);
            requireOwn(gone);
            requireUnused(sql, tenantId, gone);
            StatusRows.delete(sql, tenantId, scope, id);
            store.record(actor, action("delete"), tenantId, gone.name());
            return gone;
        });
    }

    private void requireUnused(JdbcClient sql, long tenantId, Status status) {
        long used = StatusRows.uses(sql, tenantId, scope, status.name());
        long mapped = scope == Scope.RUN ? StatusRows.mapped(sql, tenantId, status.name()) : 0;
        if (used + mapped > 0) {
            String users = SettingsStore.counted(used, scope == Scope.RUN ? "run" : "run step");
            throw SettingsStore.inUse(
                    what,
                    status.name(),
                    mapped == 0 ? users : users + " and " + SettingsStore.counted(mapped, "test step status"));
        }
    }

    /** A step status counts as a run status, which must be there; a run status counts as itself. */
    private Status status(JdbcClient sql, long tenantId, String id, StatusText text) {
        String counts = scope == Scope.RUN
                ? text.name()
                : Statuses.find(StatusRows.select(sql, tenantId, Scope.RUN), text.runStatus())
                        .orElseThrow(() -> SettingsStore.unknown("test status", text.runStatus()))
                        .name();
        return new Status(id, text.name(), text.description(), text.color(), text.isFinal(), text.coverage(), counts);
    }

    private void requireOwn(Status status) {
        if (isBuiltIn(status)) {
            throw new LightboxException(
                    ErrorCode.ALREADY_EXISTS,
                    "The " + what + " \"" + status.name() + "\" can neither be renamed nor deleted: every site has it.",
                    "Change its colour or description, or add a status of your own.");
        }
    }

    private Status find(List<Status> statuses, String id) {
        return statuses.stream()
                .filter(status -> status.id().equals(id))
                .findFirst()
                .orElseThrow(() -> SettingsStore.unknown(what, id));
    }

    private void requireFree(List<Status> statuses, String name, String exceptId) {
        if (Statuses.find(statuses, name)
                .filter(other -> !other.id().equals(exceptId))
                .isPresent()) {
            throw SettingsStore.taken(what, name);
        }
    }

    private String action(String verb) {
        return (scope == Scope.RUN ? "test-status." : "test-step-status.") + verb;
    }
}
