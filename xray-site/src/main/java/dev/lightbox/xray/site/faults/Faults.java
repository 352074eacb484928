package dev.lightbox.xray.site.faults;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.persistence.Database;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.site.SiteIds;
import dev.lightbox.xray.site.users.Change;
import dev.lightbox.xray.site.users.ChangeFeed;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The faults that tenants have asked for. While a tenant has none, asking costs one look into a map; a fault that is
 * counted costs a write for each answer, so that the count holds over all nodes. Thread-safe.
 */
public final class Faults {
    /** More would not be a trial but a broken site. */
    private static final int MOST_PER_TENANT = 50;

    private final Database database;
    private final ChangeFeed feed;
    private final AuditTrail audit;
    private final InstantSource clock;
    private volatile Map<Long, List<Fault>> byTenant = Map.of();

    public Faults(Database database, ChangeFeed feed, AuditTrail audit, InstantSource clock) {
        this.database = database;
        this.feed = feed;
        this.audit = audit;
        this.clock = clock;
        feed.listen(new ChangeFeed.Listener() {
            @Override
            public void changed(List<Change> changes) {
                if (changes.stream().anyMatch(change -> change.subject() == Change.Subject.FAULT)) {
                    load();
                }
            }

            @Override
            public void everythingChanged() {
                load();
            }
        });
    }

    private void load() {
        byTenant =
                database
                        .read(sql -> sql.sql("SELECT * FROM site_fault ORDER BY id")
                                .query(FaultRows::read)
                                .list())
                        .stream()
                        .collect(Collectors.groupingBy(Fault::tenantId));
    }

    /** What happens to this call now, oldest first; counts as one answer for each. */
    public List<Fault> take(long tenantId, ApiCall call, SiteHost host) {
        List<Fault> asked = byTenant.getOrDefault(tenantId, List.of());
        if (asked.isEmpty()) {
            return asked;
        }
        Instant now = clock.instant();
        return asked.stream()
                .filter(fault -> fault.concerns(call, host, now))
                .filter(this::count)
                .toList();
    }

    private boolean count(Fault fault) {
        if (fault.answersLeft().isEmpty()) {
            return true;
        }
        return database.write(sql -> sql.sql("UPDATE site_fault SET answers_left = answers_left - 1"
                                + " WHERE id = ? AND answers_left > 0")
                        .param(fault.id())
                        .update())
                > 0;
    }

    /** The time by which faults begin and end. */
    public Instant now() {
        return clock.instant();
    }

    /** The tenant's faults that are not over, oldest first. */
    public List<Fault> list(long tenantId) {
        return database.read(sql -> sql.sql("SELECT * FROM site_fault WHERE tenant_id = ?"
                        + " AND (ends_at IS NULL OR ends_at > ?) AND (answers_left IS NULL OR answers_left > 0)"
                        + " ORDER BY id")
                .params(tenantId, clock.millis())
                .query(FaultRows::read)
                .list());
    }

    /**
     * Lets a fault happen from now on, on all nodes within a second.
     *
     * @throws LightboxException {@code INVALID_INPUT} when the tenant has too many already
     */
    public Fault start(long tenantId, NewFault wanted, AuditTrail.Actor actor) {
        Fault started = database.write(sql -> {
            removeWhatIsOver(sql, tenantId);
            requireRoom(sql, tenantId);
            Fault fault = fault(SiteIds.next(sql), tenantId, wanted);
            FaultRows.insert(sql, fault);
            feed.append(sql, Change.Subject.FAULT, fault.id());
            audit("fault.start", fault, actor);
            return fault;
        });
        feed.catchUp();
        return started;
    }

    private Fault fault(long id, long tenantId, NewFault wanted) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        return new Fault(
                id,
                tenantId,
                wanted.kind(),
                wanted.calls(),
                wanted.hosts(),
                wanted.seconds().orElse(0),
                now,
                wanted.duration().map(now::plus),
                wanted.answers());
    }

    private void removeWhatIsOver(JdbcClient sql, long tenantId) {
        sql.sql("DELETE FROM site_fault WHERE tenant_id = ? AND (ends_at <= ? OR answers_left <= 0)")
                .params(tenantId, clock.millis())
                .update();
    }

    private static void requireRoom(JdbcClient sql, long tenantId) {
        long running = sql.sql("SELECT count(*) FROM site_fault WHERE tenant_id = ?")
                .param(tenantId)
                .query(Long.class)
                .single();
        if (running >= MOST_PER_TENANT) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "This site has " + running + " faults already; more cannot be started.",
                    "End some of them first.");
        }
    }

    /** Ends one fault; empty when it is over already. */
    public Optional<Fault> end(long tenantId, long id, AuditTrail.Actor actor) {
        return end(tenantId, actor, " AND id = " + id).stream().findFirst();
    }

    /** Ends all faults of the tenant, and tells which they were. */
    public List<Fault> endAll(long tenantId, AuditTrail.Actor actor) {
        return end(tenantId, actor, "");
    }

    private List<Fault> end(long tenantId, AuditTrail.Actor actor, String which) {
        List<Fault> ended = database.write(sql -> {
            List<Fault> gone = sql.sql("DELETE FROM site_fault WHERE tenant_id = ?" + which + " RETURNING *")
                    .param(tenantId)
                    .query(FaultRows::read)
                    .list();
            gone.forEach(fault -> {
                feed.append(sql, Change.Subject.FAULT, fault.id());
                audit("fault.end", fault, actor);
            });
            return gone;
        });
        feed.catchUp();
        return ended;
    }

    private void audit(String action, Fault fault, AuditTrail.Actor actor) {
        audit.record(new AuditTrail.Entry(
                clock.instant(),
                actor.name(),
                action,
                fault.kind().name(),
                actor.origin(),
                Map.of(
                        "tenant", Long.toString(fault.tenantId()),
                        "calls", FaultRows.names(fault.calls()),
                        "hosts", FaultRows.names(fault.hosts()))));
    }
}
