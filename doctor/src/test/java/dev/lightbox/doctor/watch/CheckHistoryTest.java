package dev.lightbox.doctor.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.doctor.SubCause;
import dev.lightbox.doctor.Verdict;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class CheckHistoryTest {
    private static final String SITE = "c1";

    private final List<Change> told = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-10T09:00:00Z");

    private CheckHistory history(Database database) {
        return new CheckHistory(database, () -> now);
    }

    private void check(Database database, String connection, Verdict verdict) {
        history(database)
                .record(connection, new HealthCheck(now, verdict, Occasion.PERSON, "ann", 340))
                .ifPresent(told::add);
    }

    private void check(Database database, Verdict verdict) {
        check(database, SITE, verdict);
    }

    @EachDatabase
    void theHistoryTellsWhoAskedWhenAndWhatWasFound(Database database) {
        HealthCheck check = new HealthCheck(now, Verdict.EDGE_ERROR, Occasion.WATCH, "watch", 1_234);

        history(database).record(SITE, check);

        assertThat(history(database).last(SITE)).contains(check);
        assertThat(history(database).list(SITE, 10, 0).checks()).containsExactly(check);
        assertThat(history(database).list("another", 10, 0).total()).isZero();
    }

    @EachDatabase
    void whatIsUnknownForAnotherReasonIsAChangeAndAnotherWayOfOneFailureIsNot(Database database) {
        for (String[] found : new String[][] {
            {"UNKNOWN", ""},
            {"UNKNOWN", "credentials-unavailable"},
            {"UNKNOWN", "credentials-unavailable"},
            {"NETWORK_UNREACHABLE", "network-port-closed"},
            {"NETWORK_UNREACHABLE", "network-no-answer"}
        }) {
            HealthCheck check =
                    new HealthCheck(now, Verdict.valueOf(found[0]), found[1], Occasion.SCHEDULE, "schedule", 340);
            history(database).record(SITE, check).ifPresent(told::add);
        }

        assertThat(told)
                .containsExactly(
                        new Change(now, Verdict.UNKNOWN, Verdict.UNKNOWN, "credentials-unavailable"),
                        new Change(now, Verdict.UNKNOWN, Verdict.NETWORK_UNREACHABLE, "network-port-closed"));
        assertThat(history(database).changes(SITE, 10)).containsExactlyElementsOf(told.reversed());
        assertThat(told.getFirst().judgement().sentence()).isEqualTo(SubCause.CREDENTIALS_UNAVAILABLE.sentence());
    }

    @EachDatabase
    void pagesHaveTheNewestCheckFirst(Database database) {
        check(database, Verdict.HEALTHY);
        check(database, Verdict.RATE_LIMITED);
        check(database, Verdict.SERVER_ERROR);

        CheckHistory.Checks second = history(database).list(SITE, 2, 2);

        assertThat(second.total()).isEqualTo(3);
        assertThat(second.checks()).extracting(HealthCheck::verdict).containsExactly(Verdict.HEALTHY);
    }

    @EachDatabase
    void onlyAVerdictThatDiffersFromTheOneBeforeIsAChange(Database database) {
        check(database, Verdict.HEALTHY);
        check(database, Verdict.HEALTHY);
        check(database, "another", Verdict.CREDENTIALS_REJECTED);
        now = now.plusSeconds(60);
        check(database, Verdict.EDGE_ERROR);
        check(database, Verdict.EDGE_ERROR);
        now = now.plusSeconds(60);
        check(database, Verdict.HEALTHY);

        Change broken = new Change(now.minusSeconds(60), Verdict.HEALTHY, Verdict.EDGE_ERROR, "");
        Change healed = new Change(now, Verdict.EDGE_ERROR, Verdict.HEALTHY, "");
        assertThat(told).containsExactly(broken, healed);
        assertThat(history(database).changes(SITE, 10)).containsExactly(healed, broken);
        assertThat(history(database).changes(SITE, 1)).containsExactly(healed);
    }

    @EachDatabase
    void ofChecksAtTheSameMomentOneTellsWhatHasChanged(Database database) throws Exception {
        check(database, Verdict.HEALTHY);
        List<Verdict> turns = List.of(Verdict.EDGE_ERROR, Verdict.HEALTHY, Verdict.EDGE_ERROR, Verdict.HEALTHY);

        try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Verdict found : turns) {
                HealthCheck check = new HealthCheck(now, found, Occasion.PERSON, "ann", 340);
                CyclicBarrier together = new CyclicBarrier(4);
                List<Future<Optional<Change>>> changes = nodes.invokeAll(Collections.nCopies(4, () -> {
                    together.await();
                    return history(database).record(SITE, check);
                }));

                int news = 0;
                for (Future<Optional<Change>> change : changes) {
                    news += change.get().isPresent() ? 1 : 0;
                }
                assertThat(news).isOne();
            }
        }
    }

    @EachDatabase
    void checksOfMoreThanNinetyDaysAgoAreForgotten(Database database) {
        check(database, Verdict.HEALTHY);
        now = now.plus(Duration.ofDays(89));
        check(database, Verdict.HEALTHY);
        assertThat(history(database).list(SITE, 10, 0).total()).isEqualTo(2);

        now = now.plus(Duration.ofDays(1));
        check(database, Verdict.HEALTHY);

        assertThat(history(database).list(SITE, 10, 0).total()).isEqualTo(2);
    }

    @EachDatabase
    void theStripHasOneEntryForEachOfNinetyDays(Database database) {
        check(database, Verdict.HEALTHY);
        now = now.plus(Duration.ofDays(2));

        List<Day> days = history(database).days(SITE);

        assertThat(days).hasSize(90);
        assertThat(days.getLast()).isEqualTo(new Day(LocalDate.of(2026, 3, 12), 0, 0, null));
        assertThat(days.get(87)).isEqualTo(new Day(LocalDate.of(2026, 3, 10), 1, 0, Verdict.HEALTHY));
    }

    @EachDatabase
    void aDayShowsItsGravestVerdictAndOfThoseTheMostFrequent(Database database) {
        check(database, Verdict.HEALTHY);
        check(database, Verdict.EDGE_ERROR);
        check(database, Verdict.EDGE_ERROR);
        check(database, Verdict.EDGE_ERROR);
        check(database, Verdict.LICENSE_INVALID);
        check(database, Verdict.CREDENTIALS_REJECTED);
        check(database, Verdict.LICENSE_INVALID);

        assertThat(history(database).days(SITE).getLast())
                .isEqualTo(new Day(LocalDate.of(2026, 3, 10), 7, 6, Verdict.LICENSE_INVALID));
    }

    @EachDatabase
    void aConnectionThatIsForgottenLeavesNothing(Database database) {
        check(database, Verdict.HEALTHY);
        check(database, "another", Verdict.HEALTHY);

        history(database).forget(SITE);

        assertThat(history(database).last(SITE)).isEmpty();
        assertThat(history(database).last("another")).isPresent();
    }
}
