package dev.lightbox.xray.site.regions;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.Progress;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.Database;
import dev.lightbox.xray.api.Region;
import dev.lightbox.xray.site.SiteIdentity;
import dev.lightbox.xray.site.Tenant;
import dev.lightbox.xray.site.regions.internal.ContentTable;
import dev.lightbox.xray.site.regions.internal.ContentTables;
import dev.lightbox.xray.site.regions.internal.TenantRows;
import dev.lightbox.xray.site.users.Access;
import dev.lightbox.xray.site.users.Project;
import dev.lightbox.xray.site.users.ResidencyMove;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Two tenants of the EU and one of the US, with rows in every table; one of them moves from the EU to the US. */
final class MovingSite implements AutoCloseable {
    static final AuditTrail.Actor ANN = new AuditTrail.Actor("ann", "127.0.0.1");
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2030-01-01T00:00:00Z"));

    final AtomicBoolean auditFails = new AtomicBoolean();
    final Database eu;
    final Database us;
    final SiteIdentity identity;
    final SiteRegions regions;
    final ContentMove move;
    final long moving;
    final long staying;

    /** What is in the database already stays as it is: so this is a restart as well, or another node. */
    MovingSite(Database database) {
        AuditTrail audit = _ -> {
            if (auditFails.get()) {
                throw new Killed();
            }
        };
        RandomIds random = new RandomIds(new SplittableRandom(5));
        eu = database.in("eu");
        us = database.in("us");
        identity = new SiteIdentity(database, CLOCK, random, audit, Secret.of("a signing key of thirty-two bytes"));
        regions = new SiteRegions(database, random, CLOCK, audit, identity.tenants());
        move = new ContentMove(regions, identity.residency(), identity.tenants());
        moving = tenant("moving", Region.EU);
        staying = tenant("staying", Region.EU);
        tenant("there", Region.US);
    }

    /** Ends everything, as a killed process would. */
    static final class Killed extends RuntimeException {}

    private long tenant(String name, Region region) {
        return identity.tenants().find(name).map(Tenant::id).orElseGet(() -> filled(name, region));
    }

    private long filled(String name, Region region) {
        Tenant tenant = identity.tenants().ensure(name, "https://" + name + ".example.net", region, ANN);
        Project project = identity.projects().create(tenant.id(), "CALC", "Calculator", Access.EDIT, ANN);
        new EveryTable(tenant.id(), project.id() * 1000)
                .fill(regions.of(tenant.id()).store(), project.id());
        return tenant.id();
    }

    Tenant tenant() {
        return identity.tenants().get(moving);
    }

    /** The store of the region that serves the tenant. */
    Database serving() {
        return tenant().region() == Region.EU ? eu : us;
    }

    /** What the tenant has in a store, as one text. */
    String content(Database store, long tenant) {
        TenantRows rows = new TenantRows(store, tenant);
        return ContentTables.ALL.stream()
                .map(table -> rows.digest(table, _ -> {}))
                .toList()
                .toString();
    }

    String nothing() {
        return content(us, -1);
    }

    /** Every value of every row that the moving tenant has in a store, bytes too: read without what the move reads with. */
    Map<String, List<String>> rows(Database store) {
        return store.read(sql -> {
            Map<String, List<String>> rows = new TreeMap<>();
            for (ContentTable table : ContentTables.ALL) {
                rows.put(
                        table.name(),
                        sql
                                .sql("SELECT t.* FROM " + table.name() + " t WHERE " + table.ofTenant())
                                .param(moving)
                                .query((row, _) -> text(row, table.numbered()))
                                .list()
                                .stream()
                                .sorted()
                                .toList());
            }
            return rows;
        });
    }

    /** Without the number that the database itself gave the row. */
    private static String text(ResultSet row, boolean numbered) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (int i = numbered ? 2 : 1; i <= row.getMetaData().getColumnCount(); i++) {
            Object value = row.getObject(i);
            text.append(row.getMetaData().getColumnName(i))
                    .append('=')
                    .append(value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value)
                    .append('\n');
        }
        return text.toString();
    }

    void start() {
        var _ = identity.residency().start(moving, Region.US, ANN);
    }

    /** All is copied and compared; the transaction that would switch fails at its audit entry. */
    void startAndDieBeforeTheSwitch() {
        start();
        auditFails.set(true);
        assertThatThrownBy(() -> move.complete(moving, ANN, Progress.none())).isInstanceOf(Killed.class);
        auditFails.set(false);
    }

    ResidencyMove.Phase phase() {
        return identity.residency().find(moving).orElseThrow().phase();
    }

    @Override
    public void close() {
        regions.close();
        identity.close();
    }
}
