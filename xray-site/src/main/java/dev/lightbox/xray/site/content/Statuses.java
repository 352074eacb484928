package dev.lightbox.xray.site.content;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.internal.SiteStore;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Run and step statuses of tenants. Thread-safe. */
public final class Statuses {
    private final SiteStore store;

    /** A status that every new tenant has. */
    private record Default(String name, String description, String color, boolean isFinal, String coverage) {}

    private static final List<Default> DEFAULTS = List.of(
            new Default("TO DO", "The test run has not started yet", "#A2A6AE", false, "NOTRUN"),
            new Default("EXECUTING", "The test run is being executed", "#F1E069", false, "NOTRUN"),
            new Default("PASSED", "The test run has passed", "#95C160", true, "OK"),
            new Default("FAILED", "The test run has failed", "#D45D52", true, "NOK"));

    Statuses(SiteStore store) {
        this.store = store;
    }

    /** Gives a new tenant the four statuses of contract section 12.3, for runs and for steps. */
    public void seedDefaults(long tenantId) {
        for (Status.Scope scope : Status.Scope.values()) {
            for (Default status : DEFAULTS) {
                define(
                        tenantId,
                        scope,
                        status.name,
                        status.description,
                        status.color,
                        status.isFinal,
                        status.coverage,
                        status.name);
            }
        }
    }

    /**
     * Adds a custom status after the others.
     *
     * @param runStatus for a step status the name of the run status that it counts as; else its own name
     */
    public void define(
            long tenantId,
            Status.Scope scope,
            String name,
            String description,
            String color,
            boolean isFinal,
            String coverage,
            String runStatus) {
        store.database()
                .update(sql -> sql.sql("""
                        INSERT INTO site_status (tenant_id, scope, id, name, description, color, final, coverage, run_status, position)
                        SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, count(*) FROM site_status WHERE tenant_id = ? AND scope = ?
                        """)
                        .params(tenantId, scope.name(), store.objectId(), name, description, color, isFinal ? 1 : 0)
                        .params(coverage, runStatus, tenantId, scope.name())
                        .update());
    }

    /** All statuses in their order. */
    public List<Status> all(long tenantId, Status.Scope scope) {
        return store.database().read(sql -> select(sql, tenantId, scope));
    }

    /** The status with this id, or with this name however it is written: blanks and case do not count. */
    public Optional<Status> find(Caller caller, Status.Scope scope, String nameOrId) {
        return find(all(caller.tenant().id(), scope), nameOrId);
    }

    /** The status with this name or id; the site refuses others. */
    public Status require(Caller caller, Status.Scope scope, String nameOrId) {
        return find(caller, scope, nameOrId)
                .orElseThrow(() -> SiteRefusal.badRequest("Status \"" + nameOrId + "\" does not exist"));
    }

    /** Finds among statuses that were read before, as an import does for each of its results. */
    public static Optional<Status> find(List<Status> statuses, String nameOrId) {
        String wanted = bare(nameOrId);
        return statuses.stream()
                .filter(status ->
                        bare(status.name()).equals(wanted) || status.id().equalsIgnoreCase(nameOrId))
                .findFirst();
    }

    /** A name as it is compared; {@code PASS} and {@code FAIL} are how the server edition writes two of them. */
    private static String bare(String name) {
        String bare = name.replace(" ", "").toUpperCase(Locale.ROOT);
        return switch (bare) {
            case "PASS" -> "PASSED";
            case "FAIL" -> "FAILED";
            default -> bare;
        };
    }

    private static List<Status> select(JdbcClient sql, long tenantId, Status.Scope scope) {
        return sql.sql("SELECT * FROM site_status WHERE tenant_id = ? AND scope = ? ORDER BY position")
                .params(tenantId, scope.name())
                .query((row, _) -> new Status(
                        row.getString("id"),
                        row.getString("name"),
                        row.getString("description"),
                        row.getString("color"),
                        row.getInt("final") != 0,
                        row.getString("coverage"),
                        row.getString("run_status")))
                .list();
    }
}
