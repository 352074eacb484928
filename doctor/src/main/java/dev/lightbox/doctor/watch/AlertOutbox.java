package dev.lightbox.doctor.watch;

import dev.lightbox.doctor.watch.internal.AlertTable;
import dev.lightbox.persistence.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What people are to be told, kept until they have been. An alert is written in the transaction that makes it news and
 * marked as sent when the receiver has taken it; only when Lightbox dies between those two is it sent a second time, under
 * the same id. Thread-safe.
 */
public final class AlertOutbox {
    /** Older alerts are history and are not sent any more: nobody wants those of last week from a new webhook. */
    static final Duration FRESH = Duration.ofDays(1);

    /** A receiver that does not take an alert is asked again after so many minutes, and then given up. */
    private static final List<Integer> RETRY_MINUTES = List.of(1, 2, 5, 15, 60, 180, 360, 720);

    private static final Duration KEPT = Duration.ofDays(90);
    private static final int MESSAGE_MAX = 500;

    private final Database database;
    private final InstantSource clock;

    /**
     * An alert that waits to be sent by one channel.
     *
     * @param alert for those who wait for it, when others have it
     * @param waiting those who wait while others have it; empty when nobody has it yet
     * @param missed who will never get it although others have it, in sentences; empty for nobody
     */
    public record Pending(Alert alert, int attempts, List<String> waiting, String missed) {
        public Pending {
            waiting = List.copyOf(waiting);
            alert = waiting.isEmpty() ? alert : alert.to(waiting);
        }

        private boolean last() {
            return attempts >= RETRY_MINUTES.size();
        }

        /** With this news of those who did not get it. */
        private String told(String news) {
            return (missed + " " + news).strip();
        }
    }

    /**
     * How far an alert is on one way.
     *
     * @param sentAt when it was done: nobody waits for it any more; empty as long as it is tried, also for some of several
     * @param givenUp whether it will not be tried again
     * @param waiting for whom it is tried again while others have it; empty when nobody has it yet, or nobody waits
     * @param failure what the last attempt met, also when only some of several people got it; empty for nothing
     */
    public record Delivery(
            String channel,
            int attempts,
            Optional<Instant> sentAt,
            boolean givenUp,
            List<String> waiting,
            String failure) {
        public Delivery {
            waiting = List.copyOf(waiting);
        }
    }

    /** An alert and where it went. */
    public record Told(Alert alert, List<Delivery> deliveries) {
        public Told {
            deliveries = List.copyOf(deliveries);
        }
    }

    public AlertOutbox(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Adds news, unless news of this id are there already; joins the transaction that runs. */
    public void add(Alert alert) {
        database.update(sql -> {
            AlertTable table = new AlertTable(sql);
            table.insert(alert);
            table.forgetBefore(clock.instant().minus(KEPT));
        });
    }

    /** The newest alerts of a connection, newest first. */
    public List<Told> list(String connection, int limit) {
        return database.read(sql -> {
            AlertTable table = new AlertTable(sql);
            return table.list(connection, limit).stream()
                    .map(alert -> new Told(alert, table.deliveries(alert.id())))
                    .toList();
        });
    }

    /** What is to be sent by a channel now, oldest first, and no more at once than can be sent soon. */
    List<Pending> pending(String channel) {
        Instant now = clock.instant();
        return database.read(sql -> new AlertTable(sql).pending(channel, now, now.minus(FRESH)));
    }

    /** Takes the sending upon this node; false when it is another's, or done, or was tried since this was read. */
    boolean claim(Pending pending, String channel, Duration longest) {
        Instant now = clock.instant();
        return database.write(sql ->
                new AlertTable(sql).claim(pending.alert().id(), channel, pending.attempts(), now, now.plus(longest)));
    }

    /** At least one has got it, now or before. Those who wait are tried again later, unless it was the last time. */
    void handed(Pending pending, String channel, Handed handed) {
        if (handed.waiting().isEmpty() || pending.last()) {
            sent(pending, channel, pending.told(handed.told()));
            return;
        }
        String missed = pending.told(handed.missed());
        database.update(sql -> {
            AlertTable table = new AlertTable(sql);
            table.keepWaiting(pending.alert().id(), channel, handed.waiting(), missed);
            table.tryAgain(pending.alert().id(), channel, due(pending), shortened(pending.told(handed.told())));
        });
    }

    private void sent(Pending pending, String channel, String remark) {
        database.update(
                sql -> new AlertTable(sql).sent(pending.alert().id(), channel, clock.instant(), shortened(remark)));
    }

    /** Each of those who were tried was refused: those who were for good are not tried again once others have it. */
    void refused(Pending pending, String channel, Handed refused) {
        if (!pending.waiting().isEmpty()) {
            handed(pending, channel, refused);
        } else if (refused.waiting().isEmpty()) {
            giveUp(pending, channel, refused.told());
        } else {
            failed(pending, channel, refused.told());
        }
    }

    private void giveUp(Pending pending, String channel, String reason) {
        database.update(
                sql -> new AlertTable(sql).giveUp(pending.alert().id(), channel, clock.instant(), shortened(reason)));
    }

    /** Nobody has got it: tries again later, or gives up. What others have got before is sent all the same. */
    void failed(Pending pending, String channel, String reason) {
        String told = pending.waiting().isEmpty()
                ? reason
                : pending.told(String.join(", ", pending.waiting()) + " did not get it. " + reason);
        if (!pending.last()) {
            database.update(
                    sql -> new AlertTable(sql).tryAgain(pending.alert().id(), channel, due(pending), shortened(told)));
        } else if (pending.waiting().isEmpty()) {
            giveUp(pending, channel, told);
        } else {
            sent(pending, channel, told);
        }
    }

    private Instant due(Pending pending) {
        return clock.instant().plus(Duration.ofMinutes(RETRY_MINUTES.get(pending.attempts())));
    }

    private static String shortened(String message) {
        return message.substring(0, Math.min(MESSAGE_MAX, message.length()));
    }

    void forget(String connection) {
        database.update(sql -> new AlertTable(sql).delete(connection));
    }
}
