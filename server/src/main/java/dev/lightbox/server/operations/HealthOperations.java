package dev.lightbox.server.operations;

import dev.lightbox.backup.TestSnapshot;
import dev.lightbox.credentials.Connection;
import dev.lightbox.credentials.Connections;
import dev.lightbox.credentials.Generation;
import dev.lightbox.credentials.PairFacts;
import dev.lightbox.doctor.Verdict;
import dev.lightbox.doctor.watch.Alert;
import dev.lightbox.doctor.watch.Alerts;
import dev.lightbox.doctor.watch.CheckHistory;
import dev.lightbox.doctor.watch.CheckSchedule;
import dev.lightbox.doctor.watch.ConnectionHealth;
import dev.lightbox.doctor.watch.HealthCheck;
import dev.lightbox.doctor.watch.Occasion;
import dev.lightbox.doctor.watch.Watch;
import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.persistence.Database;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Tells how connections fare over time, and looks after those that are not well. Thread-safe. */
public final class HealthOperations {
    /** Asks for a check because it is time for one. */
    public static final Actor SCHEDULE = new Actor("schedule", "system");

    /** Asks for a check because somebody waits for the connection to heal. */
    public static final Actor WATCH = new Actor("watch", "system");

    private static final int CHANGES_SHOWN = 20;
    private static final int ALERTS_SHOWN = 10;
    private static final Paging FIRST = new Paging(1, 25);

    private final Database database;
    private final Connections connections;
    private final ConnectionHealth health;
    private final Function<String, Optional<TestSnapshot>> newestTestSnapshot;
    private final Supplier<List<Alerts>> channels;
    private final AuditTrail audit;
    private final InstantSource clock;

    /**
     * @param database the one under all the others: an act and its entry in the audit trail are one transaction
     * @param newestTestSnapshot of the connection with this id
     * @param channels by which news leave; a running server has some, if it was told of them
     */
    public HealthOperations(
            Database database,
            Connections connections,
            ConnectionHealth health,
            Function<String, Optional<TestSnapshot>> newestTestSnapshot,
            Supplier<List<Alerts>> channels,
            AuditTrail audit,
            InstantSource clock) {
        this.database = database;
        this.connections = connections;
        this.health = health;
        this.newestTestSnapshot = newestTestSnapshot;
        this.channels = channels;
        this.audit = audit;
        this.clock = clock;
    }

    Object run(HealthOperation<?> operation, Actor actor) {
        return switch (operation) {
            case HealthOperation.ShowHealth show -> show(connections.require(show.connection()), show.paging());
            case HealthOperation.SetCheckInterval set -> choose(set, actor);
            case HealthOperation.StartWatch start -> startWatch(connections.require(start.connection()), actor);
            case HealthOperation.StopWatch stop -> stopWatch(connections.require(stop.connection()), actor);
            case HealthOperation.SendTestAlert send -> sendTest(connections.require(send.connection()), actor);
            case HealthOperation.ForgetProject forget -> forget(forget, actor);
            case HealthOperation.ShowAfterFix show -> afterFix(connections.require(show.connection()));
            case HealthOperation.BeginAfterFix begin -> beginAfterFix(connections.require(begin.connection()), actor);
            case HealthOperation.KeepCredentials keep -> keep(connections.require(keep.connection()), actor);
            case HealthOperation.EndAfterFix end -> endAfterFix(connections.require(end.connection()), actor);
        };
    }

    /** Why this actor has a connection checked. */
    static Occasion occasion(Actor actor) {
        if (actor.equals(SCHEDULE)) {
            return Occasion.SCHEDULE;
        }
        return actor.equals(WATCH) ? Occasion.WATCH : Occasion.PERSON;
    }

    private HealthOperation.Health choose(HealthOperation.SetCheckInterval set, Actor actor) {
        Connection connection = connections.require(set.connection());
        database.update(_ -> {
            health.schedule().choose(id(connection), set.minutes());
            record(connection, "check-interval", Map.of("minutes", String.valueOf(set.minutes())), actor);
        });
        return show(connection, FIRST);
    }

    private HealthOperation.Health startWatch(Connection connection, Actor actor) {
        Optional<HealthCheck> last = health.history().last(id(connection));
        if (last.isEmpty() || last.get().verdict() == Verdict.HEALTHY) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "There is nothing to watch: "
                            + (last.isEmpty()
                                    ? "the connection was not checked yet."
                                    : "the last check found it open."),
                    "Check the connection; when it is not open, start the watch.");
        }
        Map<String, String> found = Map.of("verdict", last.get().verdict().name());
        database.update(_ -> {
            if (health.watches().start(id(connection), actor.name())) {
                record(connection, "start-watch", found, actor);
            }
        });
        return show(connection, FIRST);
    }

    private HealthOperation.Health stopWatch(Connection connection, Actor actor) {
        database.update(_ -> health.watches()
                .end(id(connection), Watch.Ending.STOPPED)
                .ifPresent(_ -> record(connection, "stop-watch", Map.of(), actor)));
        return show(connection, FIRST);
    }

    private HealthOperation.TestAlert sendTest(Connection connection, Actor actor) {
        List<Alerts> all = channels.get();
        if (all.isEmpty()) {
            throw new LightboxException(
                    ErrorCode.INVALID_SETTING,
                    "No test alert was sent: news do not leave this Lightbox.",
                    "Start 'lightbox serve' with --mail-host or --webhook-url, and send the test while it runs.");
        }
        Alert test = health.test(id(connection), connection.label());
        List<HealthOperation.Sent> sent =
                all.stream().map(channel -> sent(channel, test)).toList();
        record(
                connection,
                "test-alert",
                sent.stream()
                        .collect(
                                Collectors.toMap(one -> one.way().channel(), one -> one.taken() ? "taken" : "refused")),
                actor);
        return new HealthOperation.TestAlert(id(connection), connection.label(), sent);
    }

    private static HealthOperation.Sent sent(Alerts channel, Alert test) {
        try {
            return new HealthOperation.Sent(
                    way(channel), true, channel.send(test).told());
        } catch (LightboxException refused) {
            return new HealthOperation.Sent(way(channel), false, refused.getMessage() + " " + refused.remedy());
        }
    }

    private static HealthOperation.Way way(Alerts channel) {
        return new HealthOperation.Way(channel.channel(), channel.receiver());
    }

    private HealthOperation.Health forget(HealthOperation.ForgetProject forget, Actor actor) {
        Connection connection = connections.require(forget.connection());
        String project = forget.project().strip().toUpperCase(Locale.ROOT);
        database.update(_ -> {
            if (!health.projects().forget(id(connection), project)) {
                throw notSeen(connection, project);
            }
            record(connection, "forget-project", Map.of("project", project), actor);
        });
        return show(connection, FIRST);
    }

    private static LightboxException notSeen(Connection connection, String project) {
        return new LightboxException(
                ErrorCode.NOT_FOUND,
                "No check of the connection " + connection.label() + " has seen a project \"" + project + "\".",
                "The page Health of the connection lists those that are expected.");
    }

    private HealthOperation.AfterFix beginAfterFix(Connection connection, Actor actor) {
        database.update(_ -> {
            health.afterFix().begin(id(connection), actor.name());
            record(connection, "should-work-now", Map.of(), actor);
        });
        return afterFix(connection);
    }

    private HealthOperation.AfterFix keep(Connection connection, Actor actor) {
        database.update(_ -> {
            if (health.afterFix().keep(id(connection), actor.name())) {
                record(connection, "keep-credentials", Map.of(), actor);
            }
        });
        return afterFix(connection);
    }

    private HealthOperation.AfterFix endAfterFix(Connection connection, Actor actor) {
        database.update(_ -> {
            if (health.afterFix().end(id(connection))) {
                record(connection, "end-after-fix", Map.of(), actor);
            }
        });
        return afterFix(connection);
    }

    private HealthOperation.AfterFix afterFix(Connection connection) {
        String id = id(connection);
        return new HealthOperation.AfterFix(
                id,
                connection.label(),
                health.afterFix()
                        .find(id)
                        .map(begun -> new AfterFixFacts(
                                        begun,
                                        saved(connection).map(Connection.Saved::at),
                                        saved(connection)
                                                .map(Connection.Saved::by)
                                                .orElse(""),
                                        health.history().last(id),
                                        newestTestSnapshot.apply(id))
                                .steps())
                        .orElse(null));
    }

    /** The pair that was saved last, which may still wait beside the one in use. */
    private static Optional<Connection.Saved> saved(Connection connection) {
        return connection.pair(Generation.NEXT).map(PairFacts::saved).or(connection::credentials);
    }

    private HealthOperation.Health show(Connection connection, Paging paging) {
        String id = id(connection);
        CheckHistory history = health.history();
        CheckHistory.Checks checks = history.list(id, paging.size(), (paging.page() - 1L) * paging.size());
        Optional<CheckSchedule.Plan> plan = health.schedule().plan(id);
        boolean checkable = connection.credentials().isPresent();
        return new HealthOperation.Health(
                id,
                connection.label(),
                history.days(id),
                history.changes(id, CHANGES_SHOWN),
                checks.checks(),
                checks.total(),
                paging,
                plan.map(CheckSchedule.Plan::minutes).orElse(CheckSchedule.STANDARD_MINUTES),
                plan.flatMap(CheckSchedule.Plan::next).filter(_ -> checkable).orElse(null),
                health.watches().newest(id).orElse(null),
                health.outbox().list(id, ALERTS_SHOWN),
                channels.get().stream().map(HealthOperations::way).toList(),
                health.projects().list(id));
    }

    private static String id(Connection connection) {
        return connection.id().toString();
    }

    private void record(Connection connection, String verb, Map<String, String> details, Actor actor) {
        audit.record(new AuditTrail.Entry(
                clock.instant(), actor.name(), "connection." + verb, id(connection), actor.origin(), details));
    }
}
