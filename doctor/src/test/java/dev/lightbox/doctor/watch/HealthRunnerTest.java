package dev.lightbox.doctor.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.doctor.Verdict;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.DatabaseConfig;
import dev.lightbox.persistence.EachDatabase;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What happens by itself, pass by pass, at times that the test sets. */
class HealthRunnerTest {
    private static final String SITE = "c1";
    private static final String UNSENDABLE = "Unsendable";

    private final List<String> checks = Collections.synchronizedList(new ArrayList<>());
    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
    private Instant now = Instant.parse("2026-03-10T09:00:00Z");
    private Verdict found = Verdict.EDGE_ERROR;
    private boolean receiverIsDown;
    private int forgotten;
    private Optional<String> missed = Optional.empty();
    private Map<String, String> connections = Map.of(SITE, "Production");

    /** What one node over the database is made of. */
    private final class Node implements Patients, Alerts {
        private final ConnectionHealth health;
        private final HealthRunner runner;

        Node(Database database) {
            health = new ConnectionHealth(database, () -> now, new RandomIds(new Random()), Jitter.NONE);
            runner = new HealthRunner(health, this, List.of(this), _ -> {});
        }

        @Override
        public String receiver() {
            return "the test";
        }

        @Override
        public Map<String, String> all() {
            return connections;
        }

        @Override
        public void forgetWhatIsOver() {
            forgotten++;
        }

        @Override
        public void check(String connection, Occasion occasion) {
            checks.add(occasion + " "
                    + Duration.between(Instant.parse("2026-03-10T09:00:00Z"), now)
                            .toMinutes());
            record(connection, occasion);
        }

        void record(String connection, Occasion occasion) {
            health.checked(connection, "Production", new HealthCheck(now, found, occasion, "ann", 5));
        }

        @Override
        public String channel() {
            return "mail";
        }

        @Override
        public Optional<String> send(Alert alert) {
            if (receiverIsDown) {
                throw new LightboxException(ErrorCode.IO_FAILED, "The mail server does not answer.", "Wait.");
            }
            if (alert.label().equals(UNSENDABLE)) {
                throw new IllegalStateException("a mistake in Lightbox itself");
            }
            sent.add(alert.title());
            return missed;
        }

        void passAfter(int minutes) {
            now = now.plus(Duration.ofMinutes(minutes));
            runner.pass();
        }
    }

    @EachDatabase
    void aConnectionIsCheckedEveryHourUnlessSomebodyChoseOtherwise(Database database) {
        Node node = new Node(database);

        node.passAfter(0);
        node.passAfter(59);
        assertThat(checks).isEmpty();
        node.passAfter(1);
        node.passAfter(30);
        node.passAfter(30);

        assertThat(checks).containsExactly("SCHEDULE 60", "SCHEDULE 120");
        node.health.schedule().choose(SITE, 5);
        node.passAfter(4);
        node.passAfter(1);
        node.health.schedule().choose(SITE, 0);
        node.passAfter(600);
        assertThat(checks).containsExactly("SCHEDULE 60", "SCHEDULE 120", "SCHEDULE 125");
        assertThat(node.health.schedule().plan(SITE))
                .hasValueSatisfying(plan -> assertThat(plan.next()).isEmpty());
    }

    @EachDatabase
    void anIntervalThatNobodyOffersIsRefused(Database database) {
        Node node = new Node(database);

        assertThatThrownBy(() -> node.health.schedule().choose(SITE, 1)).hasMessageContaining("every 1 minutes");
    }

    @EachDatabase
    void whatWasDueWhileLightboxWasDownIsDoneOnceAfterTheStart(Database database) {
        new Node(database).passAfter(0);
        now = now.plus(Duration.ofDays(2));

        Node restarted = new Node(database);
        restarted.passAfter(0);
        restarted.passAfter(0);

        assertThat(checks).containsExactly("SCHEDULE 2880");
    }

    @EachDatabase
    void whatIsOverIsForgottenAlsoWhereNothingIsChecked(Database database) {
        Node node = new Node(database);
        node.health.schedule().choose(SITE, 0);

        node.passAfter(0);
        node.passAfter(600);

        assertThat(checks).isEmpty();
        assertThat(forgotten).isEqualTo(2);
    }

    @EachDatabase
    void aConnectionWithoutCredentialsIsLeftAlone(Database database) {
        Node node = new Node(database);
        node.passAfter(0);
        connections = Map.of();

        node.passAfter(60);

        assertThat(checks).isEmpty();
    }

    @EachDatabase
    void ofTwoNodesOneMakesTheCheck(Database database) {
        Node one = new Node(database);
        Node other = new Node(database);
        one.passAfter(0);
        now = now.plus(Duration.ofMinutes(60));

        assertThat(one.health.schedule().claim(SITE, Duration.ofMinutes(2))).isTrue();
        other.passAfter(0);
        assertThat(checks).isEmpty();

        // The first node died: its claim ends.
        other.passAfter(2);
        assertThat(checks).containsExactly("SCHEDULE 62");
    }

    @EachDatabase
    void aWatchLooksEverMoreRarelyAndTheScheduleRestsMeanwhile(Database database) {
        Node node = new Node(database);
        node.passAfter(0);
        node.health.watches().start(SITE, "ann");

        for (int minute = 0; minute < 125; minute++) {
            node.passAfter(1);
        }

        assertThat(checks)
                .containsExactly(
                        "WATCH 1", "WATCH 3", "WATCH 8", "WATCH 18", "WATCH 33", "WATCH 63", "WATCH 93", "WATCH 123");
    }

    @EachDatabase
    void aWatchGoesOnAfterARestartAndEndsWhenTheSiteHeals(Database database) {
        Node first = new Node(database);
        first.record(SITE, Occasion.PERSON);
        first.health.watches().start(SITE, "ann");
        first.passAfter(1);

        Node restarted = new Node(database);
        found = Verdict.HEALTHY;
        restarted.passAfter(2);
        restarted.passAfter(30);

        assertThat(checks).containsExactly("WATCH 1", "WATCH 3");
        assertThat(restarted.health.watches().newest(SITE)).hasValueSatisfying(watch -> {
            assertThat(watch.ending()).isEqualTo(Watch.Ending.HEALED);
            assertThat(watch.startedBy()).isEqualTo("ann");
            assertThat(watch.attempts()).isOne();
        });
        assertThat(sent).containsExactly("Production: Connection is open again");
    }

    @EachDatabase
    void aPersonStopsAWatchAndStartsTheNext(Database database) {
        Node node = new Node(database);
        assertThat(node.health.watches().start(SITE, "ann")).isTrue();
        assertThat(node.health.watches().start(SITE, "bob")).isFalse();
        assertThat(node.health.watches().newest(SITE))
                .hasValueSatisfying(watch -> assertThat(watch.startedBy()).isEqualTo("ann"));

        assertThat(node.health.watches().end(SITE, Watch.Ending.STOPPED)).isPresent();
        assertThat(node.health.watches().end(SITE, Watch.Ending.STOPPED)).isEmpty();
        node.passAfter(10);

        assertThat(checks).isEmpty();
        assertThat(node.health.watches().start(SITE, "bob")).isTrue();
    }

    @EachDatabase
    void aWatchEndsWithANoticeAfterThirtyDays(Database database) {
        Node node = new Node(database);
        node.health.watches().start(SITE, "ann");

        node.passAfter(30 * 24 * 60);
        node.passAfter(1);

        assertThat(node.health.watches().newest(SITE))
                .hasValueSatisfying(watch -> assertThat(watch.ending()).isEqualTo(Watch.Ending.EXPIRED));
        assertThat(sent).containsExactly("Production: the watch has ended");
    }

    @EachDatabase
    void peopleAreToldOfChangesOnlyAndOfEachOnce(Database database) {
        Node node = new Node(database);
        for (Verdict verdict : List.of(
                Verdict.HEALTHY, Verdict.HEALTHY, Verdict.EDGE_ERROR, Verdict.EDGE_ERROR, Verdict.LICENSE_INVALID)) {
            found = verdict;
            node.record(SITE, Occasion.SCHEDULE);
            now = now.plusSeconds(1);
            node.runner.pass();
            new Node(database).runner.pass();
        }

        assertThat(sent).containsExactly("Production: EDGE_ERROR", "Production: LICENSE_INVALID");
    }

    @EachDatabase
    void aReceiverThatIsDownIsAskedAgainLaterAndThePageSaysSo(Database database) {
        Node node = new Node(database);
        node.record(SITE, Occasion.PERSON);
        found = Verdict.HEALTHY;
        node.record(SITE, Occasion.PERSON);
        receiverIsDown = true;
        node.passAfter(0);
        node.passAfter(0);

        AlertOutbox.Delivery waiting =
                node.health.outbox().list(SITE, 10).getFirst().deliveries().getFirst();
        assertThat(waiting)
                .isEqualTo(new AlertOutbox.Delivery(
                        "mail", 1, Optional.empty(), false, "The mail server does not answer."));

        receiverIsDown = false;
        node.passAfter(1);
        node.passAfter(10);
        assertThat(sent).hasSize(1);
        AlertOutbox.Delivery taken =
                node.health.outbox().list(SITE, 10).getFirst().deliveries().getFirst();
        assertThat(taken.sentAt()).isPresent();
        assertThat(taken.failure()).isEmpty();
    }

    @EachDatabase
    void aReceiverThatNeverAnswersIsGivenUp(Database database) {
        Node node = new Node(database);
        node.record(SITE, Occasion.PERSON);
        found = Verdict.HEALTHY;
        node.record(SITE, Occasion.PERSON);
        receiverIsDown = true;
        for (int pass = 0; pass < 12; pass++) {
            node.passAfter(720);
        }

        AlertOutbox.Delivery last =
                node.health.outbox().list(SITE, 10).getFirst().deliveries().getFirst();
        assertThat(last.givenUp()).isTrue();
        assertThat(last.attempts()).isEqualTo(9);
    }

    private Alert reminder(String id, String label) {
        return new Alert(
                id,
                SITE,
                label,
                Alert.Kind.REMINDER,
                now,
                null,
                null,
                "The secret ends in 7 days.",
                List.of("ann@example.com"));
    }

    @EachDatabase
    void theSameNewsAreToldOnce(Database database) {
        Node node = new Node(database);
        Alert reminder = reminder("reminder-c1-7", "Production");

        node.health.outbox().add(reminder);
        node.passAfter(0);
        node.health.outbox().add(reminder);
        node.passAfter(0);

        assertThat(sent).containsExactly("Production: reminder");
    }

    @EachDatabase
    void whoDidNotGetNewsThatOthersGotStandsBesideThem(Database database) {
        Node node = new Node(database);
        node.health.outbox().add(reminder("r1", "Production"));
        missed = Optional.of("bob@example.com did not get it: 550 No such user.");

        node.passAfter(0);
        node.passAfter(600);

        assertThat(node.health.outbox().list(SITE, 10).getFirst().deliveries())
                .containsExactly(new AlertOutbox.Delivery(
                        "mail",
                        1,
                        Optional.of(Instant.parse("2026-03-10T09:00:00Z")),
                        false,
                        "bob@example.com did not get it: 550 No such user."));
        assertThat(sent).hasSize(1);
    }

    @EachDatabase
    void anAlertThatBreaksTheSenderIsCountedAndHoldsNoOtherBack(Database database) {
        Node node = new Node(database);
        node.health.outbox().add(reminder("r1", UNSENDABLE));
        node.health.outbox().add(reminder("r2", "Production"));

        for (int pass = 0; pass < 12; pass++) {
            node.passAfter(pass == 0 ? 0 : 720);
        }

        assertThat(sent).containsExactly("Production: reminder");
        AlertOutbox.Delivery broken = node.health.outbox().list(SITE, 10).stream()
                .filter(told -> told.alert().id().equals("r1"))
                .findFirst()
                .orElseThrow()
                .deliveries()
                .getFirst();
        assertThat(broken.givenUp()).isTrue();
        assertThat(broken.attempts()).isEqualTo(9);
        assertThat(broken.failure()).doesNotContain("a mistake").contains("log of Lightbox");
    }

    @EachDatabase
    void veryMuchNewsLeavesInPacketsTheOldestFirst(Database database) {
        Node node = new Node(database);
        for (int number = 0; number < 101; number++) {
            node.health.outbox().add(reminder("r" + number, "Site " + number));
            now = now.plusMillis(1);
        }

        node.passAfter(0);
        assertThat(sent).hasSize(100).startsWith("Site 0: reminder").endsWith("Site 99: reminder");

        node.passAfter(0);
        assertThat(sent).hasSize(101).endsWith("Site 100: reminder");
    }

    @EachDatabase
    void aNewWayIsNotFloodedWithOldNews(Database database) {
        Node node = new Node(database);
        node.record(SITE, Occasion.PERSON);
        found = Verdict.HEALTHY;
        node.record(SITE, Occasion.PERSON);
        now = now.plus(Duration.ofDays(1)).plusMillis(1);

        connections = Map.of();
        node.runner.pass();

        assertThat(sent).isEmpty();
    }

    @Test
    void closingEndsACheckThatHangs() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        try (Database database = Database.open(
                DatabaseConfig.sqlite(Files.createTempDirectory("watch").resolve("l.db")))) {
            ConnectionHealth health =
                    new ConnectionHealth(database, () -> now, new RandomIds(new Random(1)), Jitter.NONE);
            health.schedule().choose(SITE, 5);
            now = now.plus(Duration.ofMinutes(5));
            HealthRunner runner = new HealthRunner(health, new Hanging(hanging, ended), List.of(), Thread::sleep);
            runner.start();
            hanging.await();

            runner.close();

            assertThat(ended.getCount()).isZero();
        }
    }

    @Test
    void aCheckThatHangsHoldsNoNewsBack() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch hanging = new CountDownLatch(1);
        try (Database database = Database.open(
                DatabaseConfig.sqlite(Files.createTempDirectory("watch").resolve("l.db")))) {
            ConnectionHealth health =
                    new ConnectionHealth(database, () -> now, new RandomIds(new Random(1)), Jitter.NONE);
            health.schedule().choose(SITE, 5);
            now = now.plus(Duration.ofMinutes(5));
            Patients patients = new Hanging(hanging, new CountDownLatch(1));
            // The first round of the alerts waits for the check that hangs.
            HealthRunner runner = new HealthRunner(health, patients, List.of(new Told(hanging, told)), Thread::sleep);
            health.outbox().add(reminder("r1", "Production"));
            runner.start();

            assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();

            runner.close();
        }
    }

    /** A receiver that takes news while a check hangs. */
    private record Told(CountDownLatch hanging, CountDownLatch told) implements Alerts {
        @Override
        public String channel() {
            return "mail";
        }

        @Override
        public String receiver() {
            return "the test";
        }

        @Override
        public Optional<String> send(Alert alert) {
            try {
                hanging.await();
            } catch (InterruptedException stopped) {
                throw new LightboxException(ErrorCode.CANCELLED, "Stopped.", "Start again.", stopped);
            }
            told.countDown();
            return Optional.empty();
        }
    }

    /** A site that never answers. */
    private record Hanging(CountDownLatch begun, CountDownLatch ended) implements Patients {
        @Override
        public Map<String, String> all() {
            return Map.of(SITE, "Production");
        }

        @Override
        public void check(String connection, Occasion occasion) {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stopped) {
                ended.countDown();
                throw new LightboxException(ErrorCode.CANCELLED, "Stopped.", "Start again.", stopped);
            }
        }
    }
}
