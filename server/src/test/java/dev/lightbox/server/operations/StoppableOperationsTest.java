package dev.lightbox.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import dev.lightbox.server.operations.ConnectionOperation.ListConnections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class StoppableOperationsTest {
    private static final Actor SOMEBODY = new Actor("ann", "127.0.0.1");

    private final CountDownLatch begun = new CountDownLatch(1);
    private final StoppableOperations operations = new StoppableOperations(new Operations() {
        @Override
        public Operations in(String site) {
            return this;
        }

        @Override
        public <R> R run(Operation<R> operation, Actor actor, Progress progress) {
            begun.countDown();
            while (true) {
                progress.checkpoint();
                Thread.onSpinWait();
            }
        }
    });

    @Test
    void closingStopsWhatRunsAndWaitsForIt() throws InterruptedException {
        CompletableFuture<ErrorCode> outcome = CompletableFuture.supplyAsync(this::outcome);
        begun.await();

        operations.close();

        assertThat(outcome.join()).isEqualTo(ErrorCode.CANCELLED);
    }

    private ErrorCode outcome() {
        try {
            operations.run(new ListConnections(), SOMEBODY);
            return ErrorCode.INTERNAL;
        } catch (LightboxException told) {
            return told.code();
        }
    }

    @Test
    void nothingBeginsAfterwards() {
        operations.close();
        operations.close();

        assertThatThrownBy(() -> operations.run(new ListConnections(), SOMEBODY))
                .hasMessage("Lightbox is stopping.");
        assertThat(begun.getCount()).isOne();
    }
}
