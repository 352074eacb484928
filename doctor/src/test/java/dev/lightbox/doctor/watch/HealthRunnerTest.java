package dev.lightbox.doctor.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.doctor.Verdict;
import dev.lightbox.doctor.watch.HealthScene.Node;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import java.time.Duration;
import java.util.Map;

/** What is checked by itself, pass by pass, at times that the test sets. */
class HealthRunnerTest {
    private static final String SITE = HealthScene.SITE;

    private final HealthScene scene = new HealthScene();

    @EachDatabase
    void aConnectionIsCheckedEveryHourUnlessSomebodyChoseOtherwise(Database database) {
        Node node = scene.node(database);

        node.passAfter(0);
        node.passAfter(59);
        assertThat(scene.checks).isEmpty();
        node.passAfter(1);
        node.passAfter(30);
        node.passAfter(30);

        assertThat(scene.checks).containsExactly("SCHEDULE 60", "SCHEDULE 120");
        node.health.schedule().choose(SITE, 5);
        node.passAfter(4);
        node.passAfter(1);
        node.health.schedule().choose(SITE, 0);
        node.passAfter(600);
        assertThat(scene.checks).containsExactly("SCHEDULE 60", "SCHEDULE 120", "SCHEDULE 125");
        assertThat(node.health.schedule().plan(SITE))
                .hasValueSatisfying(plan -> assertThat(plan.next()).isEmpty());
    }

    @EachDatabase
    void anIntervalThatNobodyOffersIsRefused(Database database) {
        Node node = scene.node(database);

        assertThatThrownBy(() -> node.health.schedule().choose(SITE, 1)).hasMessageContaining("every 1 minutes");
    }

    @EachDatabase
    void whatWasDueWhileLightboxWasDownIsDoneOnceAfterTheStart(Database database) {
        scene.node(database).passAfter(0);
        scene.now = scene.now.plus(Duration.ofDays(2));

        Node restarted = scene.node(database);
        restarted.passAfter(0);
        restarted.passAfter(0);

        assertThat(scene.checks).containsExactly("SCHEDULE 2880");
    }

    @EachDatabase
    void whatIsOverIsForgottenAlsoWhereNothingIsChecked(Database database) {
        Node node = scene.node(database);
        node.health.schedule().choose(SITE, 0);

        node.passAfter(0);
        node.passAfter(600);

        assertThat(scene.checks).isEmpty();
        assertThat(scene.forgotten).isEqualTo(2);
    }

    @EachDatabase
    void aConnectionWithoutCredentialsIsLeftAlone(Database database) {
        Node node = scene.node(database);
        node.passAfter(0);
        scene.connections = Map.of();

        node.passAfter(60);

        assertThat(scene.checks).isEmpty();
    }

    @EachDatabase
    void ofTwoNodesOneMakesTheCheck(Database database) {
        Node one = scene.node(database);
        Node other = scene.node(database);
        one.passAfter(0);
        scene.now = scene.now.plus(Duration.ofMinutes(60));

        assertThat(one.health.schedule().claim(SITE, Duration.ofMinutes(2))).isTrue();
        other.passAfter(0);
        assertThat(scene.checks).isEmpty();

        // The first node died: its claim ends.
        other.passAfter(2);
        assertThat(scene.checks).containsExactly("SCHEDULE 62");
    }

    @EachDatabase
    void aWatchLooksEverMoreRarelyAndTheScheduleRestsMeanwhile(Database database) {
        Node node = scene.node(database);
        node.passAfter(0);
        node.health.watches().start(SITE, "ann");

        for (int minute = 0; minute < 125; minute++) {
            node.passAfter(1);
        }

        assertThat(scene.checks)
                .containsExactly(
                        "WATCH 1", "WATCH 3", "WATCH 8", "WATCH 18", "WATCH 33", "WATCH 63", "WATCH 93", "WATCH 123");
    }

    @EachDatabase
    void aWatchGoesOnAfterARestartAndEndsWhenTheSiteHeals(Database database) {
        Node first = scene.node(database);
        first.record(SITE, Occasion.PERSON);
        first.health.watches().start(SITE, "ann");
        first.passAfter(1);

        Node restarted = scene.node(database);
        scene.found = Verdict.HEALTHY;
        restarted.passAfter(2);
        restarted.passAfter(30);

        assertThat(scene.checks).containsExactly("WATCH 1", "WATCH 3");
        assertThat(restarted.health.watches().newest(SITE)).hasValueSatisfying(watch -> {
            assertThat(watch.ending()).isEqualTo(Watch.Ending.HEALED);
            assertThat(watch.startedBy()).isEqualTo("ann");
            assertThat(watch.attempts()).isOne();
        });
        assertThat(scene.sent).containsExactly("Production: Connection is open again");
    }

    @EachDatabase
    void aPersonStopsAWatchAndStartsTheNext(Database database) {
        Node node = scene.node(database);
        assertThat(node.health.watches().start(SITE, "ann")).isTrue();
        assertThat(node.health.watches().start(SITE, "bob")).isFalse();
        assertThat(node.health.watches().newest(SITE))
                .hasValueSatisfying(watch -> assertThat(watch.startedBy()).isEqualTo("ann"));

        assertThat(node.health.watches().end(SITE, Watch.Ending.STOPPED)).isPresent();
        assertThat(node.health.watches().end(SITE, Watch.Ending.STOPPED)).isEmpty();
        node.passAfter(10);

        assertThat(scene.checks).isEmpty();
        assertThat(node.health.watches().start(SITE, "bob")).isTrue();
    }

    @EachDatabase
    void aWatchEndsWithANoticeAfterThirtyDays(Database database) {
        Node node = scene.node(database);
        node.health.watches().start(SITE, "ann");

        node.passAfter(30 * 24 * 60);
        node.passAfter(1);

        assertThat(node.health.watches().newest(SITE))
                .hasValueSatisfying(watch -> assertThat(watch.ending()).isEqualTo(Watch.Ending.EXPIRED));
        assertThat(scene.sent).containsExactly("Production: the watch has ended");
    }
}
