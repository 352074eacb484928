package dev.lightbox.server.operations;

import dev.lightbox.credentials.Connection;
import dev.lightbox.credentials.Connections;
import dev.lightbox.doctor.watch.CheckHistory;
import dev.lightbox.doctor.watch.ConnectionHealth;
import dev.lightbox.doctor.watch.Occasion;
import dev.lightbox.kernel.AuditTrail.Actor;

/** Tells how connections fare over time. Thread-safe. */
public final class HealthOperations {
    /** Asks for a check because it is time for one. */
    public static final Actor SCHEDULE = new Actor("schedule", "system");

    /** Asks for a check because somebody waits for the connection to heal. */
    public static final Actor WATCH = new Actor("watch", "system");

    private static final int CHANGES_SHOWN = 20;

    private final Connections connections;
    private final ConnectionHealth health;

    public HealthOperations(Connections connections, ConnectionHealth health) {
        this.connections = connections;
        this.health = health;
    }

    Object run(HealthOperation<?> operation) {
        return switch (operation) {
            case HealthOperation.ShowHealth show -> show(connections.require(show.connection()), show.paging());
        };
    }

    /** Why this actor has a connection checked. */
    static Occasion occasion(Actor actor) {
        if (actor.equals(SCHEDULE)) {
            return Occasion.SCHEDULE;
        }
        return actor.equals(WATCH) ? Occasion.WATCH : Occasion.PERSON;
    }

    private HealthOperation.Health show(Connection connection, Paging paging) {
        String id = connection.id().toString();
        CheckHistory history = health.history();
        CheckHistory.Checks checks = history.list(id, paging.size(), (paging.page() - 1L) * paging.size());
        return new HealthOperation.Health(
                id,
                connection.label(),
                history.days(id),
                history.changes(id, CHANGES_SHOWN),
                checks.checks(),
                checks.total(),
                paging);
    }
}
