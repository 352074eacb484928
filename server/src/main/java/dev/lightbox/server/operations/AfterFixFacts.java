package dev.lightbox.server.operations;

import dev.lightbox.backup.TestSnapshot;
import dev.lightbox.doctor.Diagnosis;
import dev.lightbox.doctor.Verdict;
import dev.lightbox.doctor.watch.AfterFix;
import dev.lightbox.doctor.watch.HealthCheck;
import dev.lightbox.server.operations.AfterFixSteps.Kind;
import dev.lightbox.server.operations.AfterFixSteps.State;
import dev.lightbox.server.operations.AfterFixSteps.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * From what has happened to where a person is on the way.
 *
 * @param savedAt when credentials were saved last
 * @param savedBy by whom; empty when none are stored
 * @param check the newest check
 * @param snapshot the newest test snapshot
 */
record AfterFixFacts(
        AfterFix.Begun begun,
        Optional<Instant> savedAt,
        String savedBy,
        Optional<HealthCheck> check,
        Optional<TestSnapshot> snapshot) {

    AfterFixSteps steps() {
        Step credentials = credentials();
        boolean decided = credentials.state() == State.DONE;
        Optional<HealthCheck> since = check.filter(_ -> decided)
                .filter(last -> credentials.at() == null || !last.at().isBefore(credentials.at()));
        boolean open = since.filter(last -> last.verdict() == Verdict.HEALTHY).isPresent();
        return new AfterFixSteps(
                begun.at(), begun.by(), List.of(credentials, checked(decided, since), open(since), frozen(open)));
    }

    private Step credentials() {
        if (savedAt.filter(at -> at.isAfter(begun.at())).isPresent()) {
            return done(Kind.CREDENTIALS, savedAt.get(), savedBy, "The credentials were entered again.");
        }
        return begun.keptAt()
                .map(at -> done(Kind.CREDENTIALS, at, begun.keptBy(), "The credentials were kept."))
                .orElseGet(() -> Step.toDo(Kind.CREDENTIALS, true));
    }

    private static Step checked(boolean decided, Optional<HealthCheck> since) {
        return since.map(last -> done(
                        Kind.CHECK, last.at(), last.askedBy(), "The connection was checked: " + last.verdict() + "."))
                .orElseGet(() -> Step.toDo(Kind.CHECK, decided));
    }

    private static Step open(Optional<HealthCheck> since) {
        if (since.isEmpty()) {
            return Step.toDo(Kind.OPEN, false);
        }
        HealthCheck last = since.get();
        return last.verdict() == Verdict.HEALTHY
                ? done(Kind.OPEN, last.at(), last.askedBy(), Diagnosis.CONNECTION_IS_OPEN)
                : new Step(
                        Kind.OPEN,
                        State.FAILED,
                        last.at(),
                        last.askedBy(),
                        last.judgement().sentence() + " " + last.judgement().remedy(),
                        "");
    }

    private Step frozen(boolean open) {
        Optional<TestSnapshot> since =
                snapshot.filter(taken -> taken.taken().at().isAfter(begun.at()));
        if (since.isEmpty()) {
            return Step.toDo(Kind.TEST_SNAPSHOT, open);
        }
        TestSnapshot taken = since.get();
        State state = taken.state() == TestSnapshot.State.PARTIAL ? State.FAILED : State.DONE;
        return new Step(
                Kind.TEST_SNAPSHOT, state, taken.taken().at(), taken.taken().by(), taken.sentence(), taken.id());
    }

    private static Step done(Kind kind, Instant at, String by, String result) {
        return new Step(kind, State.DONE, at, by, result, "");
    }
}
