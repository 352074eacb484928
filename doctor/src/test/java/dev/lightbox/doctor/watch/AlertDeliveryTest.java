package dev.lightbox.doctor.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.doctor.Verdict;
import dev.lightbox.doctor.watch.HealthScene.Node;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How news reach their receivers, pass by pass, at times that the test sets. */
class AlertDeliveryTest {
    private static final String SITE = HealthScene.SITE;

    private final HealthScene scene = new HealthScene();

    @EachDatabase
    void peopleAreToldOfChangesOnlyAndOfEachOnce(Database database) {
        Node node = scene.node(database);
        for (Verdict verdict : List.of(
                Verdict.HEALTHY, Verdict.HEALTHY, Verdict.EDGE_ERROR, Verdict.EDGE_ERROR, Verdict.LICENSE_INVALID)) {
            scene.found = verdict;
            node.record(SITE, Occasion.SCHEDULE);
            scene.now = scene.now.plusSeconds(1);
            node.runner.pass();
            scene.node(database).runner.pass();
        }

        assertThat(scene.sent).containsExactly("Production: EDGE_ERROR", "Production: LICENSE_INVALID");
    }

    @EachDatabase
    void aReceiverThatIsDownIsAskedAgainLaterAndThePageSaysSo(Database database) {
        Node node = scene.node(database);
        node.record(SITE, Occasion.PERSON);
        scene.found = Verdict.HEALTHY;
        node.record(SITE, Occasion.PERSON);
        scene.receiverIsDown = true;
        node.passAfter(0);
        node.passAfter(0);

        AlertOutbox.Delivery waiting =
                node.health.outbox().list(SITE, 10).getFirst().deliveries().getFirst();
        assertThat(waiting)
                .isEqualTo(new AlertOutbox.Delivery(
                        "mail", 1, Optional.empty(), false, List.of(), "The mail server does not answer."));

        scene.receiverIsDown = false;
        node.passAfter(1);
        node.passAfter(10);
        assertThat(scene.sent).hasSize(1);
        AlertOutbox.Delivery taken =
                node.health.outbox().list(SITE, 10).getFirst().deliveries().getFirst();
        assertThat(taken.sentAt()).isPresent();
        assertThat(taken.failure()).isEmpty();
    }

    @EachDatabase
    void aReceiverThatNeverAnswersIsGivenUp(Database database) {
        Node node = scene.node(database);
        node.record(SITE, Occasion.PERSON);
        scene.found = Verdict.HEALTHY;
        node.record(SITE, Occasion.PERSON);
        scene.receiverIsDown = true;
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
                scene.now,
                null,
                null,
                "The secret ends in 7 days.",
                List.of("ann@example.com"));
    }

    @EachDatabase
    void theSameNewsAreToldOnce(Database database) {
        Node node = scene.node(database);
        Alert reminder = reminder("reminder-c1-7", "Production");

        node.health.outbox().add(reminder);
        node.passAfter(0);
        node.health.outbox().add(reminder);
        node.passAfter(0);

        assertThat(scene.sent).containsExactly("Production: reminder");
    }

    @EachDatabase
    void whoDidNotGetNewsThatOthersGotStandsBesideThem(Database database) {
        Node node = scene.node(database);
        node.health.outbox().add(reminder("r1", "Production"));
        scene.handed = new Handed("bob@example.com did not get it: 550 No such user.", List.of(), "");

        node.passAfter(0);
        node.passAfter(600);

        assertThat(node.health.outbox().list(SITE, 10).getFirst().deliveries())
                .containsExactly(new AlertOutbox.Delivery(
                        "mail",
                        1,
                        Optional.of(Instant.parse("2026-03-10T09:00:00Z")),
                        false,
                        List.of(),
                        "bob@example.com did not get it: 550 No such user."));
        assertThat(scene.sent).hasSize(1);
    }

    private static final Handed BOB_IS_BUSY = new Handed(
            "eve@example.com did not get it: 550 No such user.",
            List.of("bob@example.com"),
            "bob@example.com did not get it: 450 Mailbox busy.");

    @EachDatabase
    void whoCannotTakeNewsForNowIsTriedAgainAndNobodyElse(Database database) {
        Node node = scene.node(database);
        node.health.outbox().add(reminder("r1", "Production"));
        scene.handed = BOB_IS_BUSY;

        node.passAfter(0);
        node.passAfter(0);

        assertThat(onlyDelivery(node))
                .isEqualTo(new AlertOutbox.Delivery(
                        "mail", 1, Optional.empty(), false, List.of("bob@example.com"), BOB_IS_BUSY.told()));
        scene.handed = Handed.TO_ALL;
        node.passAfter(1);
        node.passAfter(600);
        assertThat(scene.sentTo).containsExactly(List.of("ann@example.com"), List.of("bob@example.com"));
        assertThat(onlyDelivery(node))
                .isEqualTo(new AlertOutbox.Delivery(
                        "mail",
                        2,
                        Optional.of(HealthScene.START.plus(Duration.ofMinutes(1))),
                        false,
                        List.of(),
                        BOB_IS_BUSY.missed()));
    }

    @EachDatabase
    void whoIsRefusedForGoodWhenTriedAgainIsNamedAndNotTriedOnceMore(Database database) {
        Node node = scene.node(database);
        node.health.outbox().add(reminder("r1", "Production"));
        scene.handed = BOB_IS_BUSY;
        node.passAfter(0);
        scene.nobodyIsReached = true;
        scene.handed = new Handed("bob@example.com did not get it: 550 No such user.", List.of(), "");

        node.passAfter(1);
        node.passAfter(720);

        assertThat(scene.sentTo).containsExactly(List.of("ann@example.com"), List.of("bob@example.com"));
        assertThat(onlyDelivery(node))
                .isEqualTo(new AlertOutbox.Delivery(
                        "mail",
                        2,
                        Optional.of(HealthScene.START.plus(Duration.ofMinutes(1))),
                        false,
                        List.of(),
                        BOB_IS_BUSY.missed() + " " + scene.handed.missed()));
    }

    @EachDatabase
    void ofSeveralWhoAreRefusedWhenTriedAgainOnlyTheBusyOneIsTriedOnceMore(Database database) {
        Node node = scene.node(database);
        node.health.outbox().add(reminder("r1", "Production"));
        scene.handed = new Handed("", List.of("bob@example.com", "eve@example.com"), "Both are busy.");
        node.passAfter(0);
        scene.nobodyIsReached = true;
        scene.handed = BOB_IS_BUSY;
        node.passAfter(1);
        scene.handed = new Handed("bob@example.com did not get it: 550 No such user.", List.of(), "");

        node.passAfter(2);

        assertThat(scene.sentTo)
                .containsExactly(
                        List.of("ann@example.com"),
                        List.of("bob@example.com", "eve@example.com"),
                        List.of("bob@example.com"));
        assertThat(onlyDelivery(node).sentAt()).isPresent();
        assertThat(onlyDelivery(node).failure()).isEqualTo(BOB_IS_BUSY.missed() + " " + scene.handed.missed());
    }

    @EachDatabase
    void newsThatEverybodyRefusesForGoodAreGivenUpAtOnce(Database database) {
        Node node = scene.node(database);
        node.health.outbox().add(reminder("r1", "Production"));
        scene.nobodyIsReached = true;
        scene.handed = new Handed("ann@example.com did not get it: 550 No such user.", List.of(), "");

        node.passAfter(0);
        node.passAfter(720);

        assertThat(scene.sent).hasSize(1);
        assertThat(onlyDelivery(node))
                .isEqualTo(
                        new AlertOutbox.Delivery("mail", 1, Optional.empty(), true, List.of(), scene.handed.missed()));
    }

    @EachDatabase
    void newsThatNobodyHasYetAreTriedAgainForAllWhenOneOfThemIsBusy(Database database) {
        Node node = scene.node(database);
        node.health.outbox().add(reminder("r1", "Production"));
        scene.nobodyIsReached = true;
        scene.handed = BOB_IS_BUSY;

        node.passAfter(0);

        assertThat(onlyDelivery(node))
                .isEqualTo(new AlertOutbox.Delivery("mail", 1, Optional.empty(), false, List.of(), BOB_IS_BUSY.told()));
        node.passAfter(1);
        assertThat(scene.sentTo).containsExactly(List.of("ann@example.com"), List.of("ann@example.com"));
    }

    @EachDatabase
    void aNodeThatReadBeforeAnotherTriedSendsNothing(Database database) {
        Node slow = scene.node(database);
        Node quick = scene.node(database);
        slow.health.outbox().add(reminder("r1", "Production"));
        AlertOutbox.Pending stale = slow.health.outbox().pending("mail").getFirst();
        scene.handed = BOB_IS_BUSY;
        quick.passAfter(0);
        scene.now = scene.now.plus(Duration.ofMinutes(1));

        assertThat(slow.health.outbox().claim(stale, "mail", Duration.ofMinutes(2)))
                .isFalse();

        AlertOutbox.Pending fresh = slow.health.outbox().pending("mail").getFirst();
        assertThat(fresh.alert().addressees()).containsExactly("bob@example.com");
        assertThat(slow.health.outbox().claim(fresh, "mail", Duration.ofMinutes(2)))
                .isTrue();
    }

    @EachDatabase
    void whoNeverTakesNewsThatOthersGotIsGivenUpAndNamed(Database database) {
        Node node = scene.node(database);
        node.health.outbox().add(reminder("r1", "Production"));
        scene.handed = BOB_IS_BUSY;
        node.passAfter(0);
        scene.receiverIsDown = true;

        for (int pass = 0; pass < 12; pass++) {
            node.passAfter(720);
        }

        AlertOutbox.Delivery last = onlyDelivery(node);
        assertThat(last.attempts()).isEqualTo(9);
        assertThat(last.sentAt()).isPresent();
        assertThat(last.failure())
                .isEqualTo(BOB_IS_BUSY.missed() + " bob@example.com did not get it. The mail server does not answer.");
    }

    private static AlertOutbox.Delivery onlyDelivery(Node node) {
        return node.health.outbox().list(SITE, 10).getFirst().deliveries().getFirst();
    }

    @EachDatabase
    void anAlertThatBreaksTheSenderIsCountedAndHoldsNoOtherBack(Database database) {
        Node node = scene.node(database);
        node.health.outbox().add(reminder("r1", HealthScene.UNSENDABLE));
        node.health.outbox().add(reminder("r2", "Production"));

        for (int pass = 0; pass < 12; pass++) {
            node.passAfter(pass == 0 ? 0 : 720);
        }

        assertThat(scene.sent).containsExactly("Production: reminder");
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
        Node node = scene.node(database);
        for (int number = 0; number < 101; number++) {
            node.health.outbox().add(reminder("r" + number, "Site " + number));
            scene.now = scene.now.plusMillis(1);
        }

        node.passAfter(0);
        assertThat(scene.sent).hasSize(100).startsWith("Site 0: reminder").endsWith("Site 99: reminder");

        node.passAfter(0);
        assertThat(scene.sent).hasSize(101).endsWith("Site 100: reminder");
    }

    @EachDatabase
    void aNewWayIsNotFloodedWithOldNews(Database database) {
        Node node = scene.node(database);
        node.record(SITE, Occasion.PERSON);
        scene.found = Verdict.HEALTHY;
        node.record(SITE, Occasion.PERSON);
        scene.now = scene.now.plus(Duration.ofDays(1)).plusMillis(1);

        scene.connections = Map.of();
        node.runner.pass();

        assertThat(scene.sent).isEmpty();
    }
}
