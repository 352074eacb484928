package dev.lightbox.server.operations;

import dev.lightbox.doctor.watch.Change;
import dev.lightbox.doctor.watch.Day;
import dev.lightbox.doctor.watch.HealthCheck;
import java.util.List;

/** How connections fare over time. */
public sealed interface HealthOperation<R> extends Operation<R> {

    /**
     * The history of a connection's checks.
     *
     * @param connection label or id
     */
    record ShowHealth(String connection, Paging paging) implements HealthOperation<Health> {
        @Override
        public Class<Health> resultType() {
            return Health.class;
        }
    }

    /**
     * What is known of a connection's health.
     *
     * @param days the last 90, today last
     * @param changes the newest, newest first
     * @param checks one page of them, newest first
     * @param total checks in all
     */
    record Health(
            String connectionId,
            String label,
            List<Day> days,
            List<Change> changes,
            List<HealthCheck> checks,
            long total,
            Paging paging) {}
}
