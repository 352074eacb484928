package dev.lightbox.xray.site.users;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.persistence.Database;
import dev.lightbox.xray.api.Region;
import dev.lightbox.xray.site.Residency;
import dev.lightbox.xray.site.Tenant;
import dev.lightbox.xray.site.users.ResidencyMove.Phase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is known of a tenant's data residency (contract section 3): a move of the Xray data is started and noted from
 * phase to phase, Jira is moved separately, and the global host's mapping goes stale and is corrected. The content itself
 * is carried by {@link dev.lightbox.xray.site.regions.ContentMove}. Thread-safe.
 */
public final class ResidencyMoves {
    private final Database database;
    private final Tenants tenants;

    public ResidencyMoves(Database database, Tenants tenants) {
        this.database = database;
        this.tenants = tenants;
    }

    /** The move that is not over, if there is one. */
    public Optional<ResidencyMove> find(long tenantId) {
        return database.read(sql -> sql.sql("SELECT * FROM site_move WHERE tenant_id = ?")
                .param(tenantId)
                .query(ResidencyMoves::read)
                .optional());
    }

    /** The moves whose tenants are served by the target already. */
    public List<ResidencyMove> switched() {
        return database.read(sql -> sql.sql("SELECT * FROM site_move WHERE phase = 'SWITCHED'")
                .query(ResidencyMoves::read)
                .list());
    }

    private static ResidencyMove read(ResultSet row, int index) throws SQLException {
        return new ResidencyMove(
                row.getLong("tenant_id"),
                Region.valueOf(row.getString("source")),
                Region.valueOf(row.getString("target")),
                Phase.valueOf(row.getString("phase")),
                row.getString("stamp"));
    }

    /**
     * From now on no host serves the tenant, until the move is completed or cancelled. Waits for the transactions that
     * write its content right now.
     *
     * @throws LightboxException {@code ALREADY_EXISTS} when a move is under way, {@code INVALID_INPUT} when the data is there
     */
    public Tenant start(long id, Region target, AuditTrail.Actor actor) {
        return tenants.change(database, id, "tenant.move-start", actor, (sql, tenant) -> {
            ResidencyFence.close(sql, database.dialect(), id);
            requireNotMoving(tenant);
            if (tenant.region() == target) {
                throw new LightboxException(
                        ErrorCode.INVALID_INPUT,
                        "The Xray data of \"" + tenant.name() + "\" is in " + target + " already.",
                        "Choose another region.");
            }
            int begun = sql.sql("INSERT INTO site_move (tenant_id, source, target, phase, stamp)"
                            + " VALUES (?, ?, ?, 'STARTED', '') ON CONFLICT DO NOTHING")
                    .params(id, tenant.region().name(), target.name())
                    .update();
            if (begun == 0) {
                throw alreadyMoving(tenant);
            }
            return tenant.movingTo(target);
        });
    }

    /** Notes how far the move is. */
    public void note(long id, Phase phase, String stamp) {
        database.update(sql -> note(sql, id, phase, stamp));
    }

    private static void note(JdbcClient sql, long id, Phase phase, String stamp) {
        sql.sql("UPDATE site_move SET phase = ?, stamp = ? WHERE tenant_id = ?")
                .params(phase.name(), stamp, id)
                .update();
    }

    /**
     * The Xray data has arrived: its new region and the global host serve.
     *
     * @param store of the region that it comes from
     * @param check is done in the same transaction and may refuse; then nothing has changed
     */
    public Tenant arrive(ResidencyMove move, Database store, AuditTrail.Actor actor, Consumer<JdbcClient> check) {
        long id = move.tenantId();
        return tenants.change(store, id, "tenant.move-complete", actor, (sql, tenant) -> {
            check.accept(sql);
            note(sql, id, Phase.SWITCHED, move.stamp());
            return tenant.residing(requireTarget(tenant), Residency.PINNED);
        });
    }

    /** Nothing of the content is left in the region that it came from. */
    public void end(long id) {
        database.update(sql -> forget(sql, id));
    }

    private static void forget(JdbcClient sql, long id) {
        sql.sql("DELETE FROM site_move WHERE tenant_id = ?").param(id).update();
    }

    /** The Xray data stays where it was; what was copied of it is gone by now. */
    public Tenant cancel(long id, AuditTrail.Actor actor) {
        return tenants.change(database, id, "tenant.move-cancel", actor, (sql, tenant) -> {
            var _ = requireTarget(tenant);
            forget(sql, id);
            return tenant.residing(tenant.region(), Residency.PINNED);
        });
    }

    /** Moves Jira's data. When it is in another region than Xray's then, the global host's mapping goes stale. */
    public Tenant moveJira(long id, Region target, AuditTrail.Actor actor) {
        return tenants.change(id, "tenant.move-jira", actor, tenant -> {
            requireNotMoving(tenant);
            Residency state = target == tenant.region() ? tenant.residency() : Residency.STALE;
            return tenant.withJiraIn(target).residing(tenant.region(), state);
        });
    }

    /** Lets the global host's mapping be out of date, or corrects it as the vendor's support does. */
    public Tenant setMappingStale(long id, boolean stale, AuditTrail.Actor actor) {
        return tenants.change(id, "tenant.mapping", actor, tenant -> {
            requireNotMoving(tenant);
            return tenant.residing(tenant.region(), stale ? Residency.STALE : Residency.PINNED);
        });
    }

    /** @throws LightboxException {@code ALREADY_EXISTS} while the tenant's Xray data is on its way */
    public void requireNotMoving(long id) {
        requireNotMoving(tenants.get(id));
    }

    private static void requireNotMoving(Tenant tenant) {
        if (tenant.residency() == Residency.MOVING) {
            throw alreadyMoving(tenant);
        }
    }

    private static LightboxException alreadyMoving(Tenant tenant) {
        return new LightboxException(
                ErrorCode.ALREADY_EXISTS,
                "A move of the Xray data of \"" + tenant.name() + "\" is under way.",
                "Complete or cancel it first.");
    }

    private static Region requireTarget(Tenant tenant) {
        return tenant.movingTo()
                .orElseThrow(() -> new LightboxException(
                        ErrorCode.NOT_FOUND,
                        "No move of the Xray data of \"" + tenant.name() + "\" is under way.",
                        "Look at the site's data residency."));
    }
}
