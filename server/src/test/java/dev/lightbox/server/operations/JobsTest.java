package dev.lightbox.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.server.operations.ConnectionOperation.ListConnections;
import dev.lightbox.server.operations.Jobs.Job;
import dev.lightbox.server.operations.Jobs.State;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class JobsTest {
    private static final Actor SOMEBODY = new Actor("ann", "127.0.0.1");
    private static final ConnectionOperation.Connections NONE = new ConnectionOperation.Connections(List.of());

    private static Jobs jobs(Function<Progress, Object> work) {
        Operations operations = new Operations() {
            @Override
            public Operations in(String site) {
                return this;
            }

            @Override
            public <R> R run(Operation<R> operation, Actor actor, Progress progress) {
                return operation.resultType().cast(work.apply(progress));
            }
        };
        return new Jobs(operations, InstantSource.system(), new RandomIds(new Random(1)));
    }

    /** The state after the job's thread has ended. */
    private static State ended(Function<Progress, Object> work) {
        Job job;
        try (Jobs jobs = jobs(work)) {
            job = jobs.start(new ListConnections(), SOMEBODY);
            assertThat(jobs.find(job.id())).contains(job);
        }
        return job.state();
    }

    @Test
    void aJobThatIsDoneHoldsItsResult() {
        assertThat(ended(_ -> NONE)).isEqualTo(new State.Done(NONE));
    }

    @Test
    void aFailureForPeopleIsToldAsItIs() {
        LightboxException refused = new LightboxException(ErrorCode.FORBIDDEN, "The site said no.", "Ask for more.");

        assertThat(ended(_ -> {
                    throw refused;
                }))
                .isEqualTo(new State.Failed("The site said no.", "Ask for more."));
    }

    @Test
    void aDefectEndsTheJobAndKeepsItsInsidesInTheLog() {
        assertThat(ended(_ -> {
                    throw new StackOverflowError("inside");
                }))
                .isInstanceOfSatisfying(
                        State.Failed.class,
                        failed -> assertThat(failed.message() + failed.remedy()).doesNotContain("inside"));
    }

    @Test
    void aJobThatIsAskedToStopStopsAtItsNextCheckpoint() {
        assertThat(ended(progress -> {
                    while (true) {
                        progress.checkpoint();
                        Thread.onSpinWait();
                    }
                }))
                .isEqualTo(new State.Failed("Stopped on request.", "Start it again to go on."));
    }

    @Test
    void aJobThatBeginsAfterTheEndIsNotLeftRunning() {
        Jobs jobs = jobs(_ -> NONE);
        jobs.close();

        assertThat(jobs.start(new ListConnections(), SOMEBODY).isRunning()).isFalse();
    }
}
