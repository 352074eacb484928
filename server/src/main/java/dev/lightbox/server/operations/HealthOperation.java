package dev.lightbox.server.operations;

import dev.lightbox.doctor.watch.AlertOutbox.Told;
import dev.lightbox.doctor.watch.Change;
import dev.lightbox.doctor.watch.Day;
import dev.lightbox.doctor.watch.HealthCheck;
import dev.lightbox.doctor.watch.SeenProjects.SeenProject;
import dev.lightbox.doctor.watch.Watch;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
     * Chooses how often a connection is checked by itself.
     *
     * @param minutes 0 is off; 5 to 1,440
     */
    record SetCheckInterval(String connection, int minutes) implements HealthOperation<Health> {
        @Override
        public Class<Health> resultType() {
            return Health.class;
        }
    }

    /** Checks a connection that is not healthy again and again until it is, and tells. Goes on when one goes on already. */
    record StartWatch(String connection) implements HealthOperation<Health> {
        @Override
        public Class<Health> resultType() {
            return Health.class;
        }
    }

    /** Ends the watch that goes on, if one does. */
    record StopWatch(String connection) implements HealthOperation<Health> {
        @Override
        public Class<Health> resultType() {
            return Health.class;
        }
    }

    /** Where a connection is on the way back after its trouble was mended. */
    record ShowAfterFix(String connection) implements HealthOperation<AfterFix> {
        @Override
        public Class<AfterFix> resultType() {
            return AfterFix.class;
        }
    }

    /** "It should work now": the steps after the fix begin, or begin anew. */
    record BeginAfterFix(String connection) implements HealthOperation<AfterFix> {
        @Override
        public Class<AfterFix> resultType() {
            return AfterFix.class;
        }
    }

    /** The first step: the credentials stay as they are. */
    record KeepCredentials(String connection) implements HealthOperation<AfterFix> {
        @Override
        public Class<AfterFix> resultType() {
            return AfterFix.class;
        }
    }

    /** The steps are not shown any more. */
    record EndAfterFix(String connection) implements HealthOperation<AfterFix> {
        @Override
        public Class<AfterFix> resultType() {
            return AfterFix.class;
        }
    }

    /**
     * A project that checks have seen is gone for good, or was taken from the key's user on purpose: it is not expected
     * any more.
     *
     * @param project its key
     */
    record ForgetProject(String connection, String project) implements HealthOperation<Health> {
        @Override
        public Class<Health> resultType() {
            return Health.class;
        }
    }

    /** Sends news that are none by every way, now, and tells what became of them. Nothing is written down or repeated. */
    record SendTestAlert(String connection) implements HealthOperation<TestAlert> {
        @Override
        public Class<TestAlert> resultType() {
            return TestAlert.class;
        }
    }

    /** What became of a test alert, for each way by which it was sent. */
    record TestAlert(String connectionId, String label, List<Sent> sent) {
        public TestAlert {
            sent = List.copyOf(sent);
        }

        public boolean arrivedEverywhere() {
            return sent.stream().allMatch(Sent::taken);
        }
    }

    /**
     * @param taken whether the receiver has taken it
     * @param failure what it said instead, or which of several people did not get it; empty otherwise
     */
    record Sent(Way way, boolean taken, String failure) {}

    /**
     * A way by which news leave Lightbox.
     *
     * @param channel {@code mail} or {@code webhook}
     * @param receiver who gets what is told to everybody
     */
    record Way(String channel, String receiver) {}

    /** @param steps null when nothing was mended */
    record AfterFix(
            String connectionId, String label, @Nullable AfterFixSteps steps) {}

    /**
     * What is known of a connection's health.
     *
     * @param days the last 90, today last
     * @param changes the newest, newest first
     * @param checks one page of them, newest first
     * @param total checks in all
     * @param intervalMinutes how often it is checked by itself; 0 is never
     * @param nextCheck when that is next; null when it is off or no credentials are stored
     * @param watch the newest one; null when there was none
     * @param told the newest alerts and where they went
     * @param ways how news leave; empty when they stand on the pages only
     * @param projects those that healthy checks have seen and that are expected to stay visible
     */
    record Health(
            String connectionId,
            String label,
            List<Day> days,
            List<Change> changes,
            List<HealthCheck> checks,
            long total,
            Paging paging,
            int intervalMinutes,
            @Nullable Instant nextCheck,
            @Nullable Watch watch,
            List<Told> told,
            List<Way> ways,
            List<SeenProject> projects) {

        /** The watch that goes on; null when none does. */
        public @Nullable Watch activeWatch() {
            return watch != null && watch.isActive() ? watch : null;
        }
    }
}
