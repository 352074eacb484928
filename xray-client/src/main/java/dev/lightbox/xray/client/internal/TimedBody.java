package dev.lightbox.xray.client.internal;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The body of an answer, pulled piece by piece by the thread that wants it. The JDK's own time limit ends when the
 * headers are there; this one holds for every piece, so that a site which stops in mid-answer cannot hold a thread. The
 * next piece is asked for only when the last was taken, so that memory does not grow with the body.
 *
 * <p>One thread pulls; closing before the end drops the connection.
 */
public final class TimedBody implements HttpResponse.BodySubscriber<TimedBody>, AutoCloseable {
    private sealed interface Signal {
        record Piece(List<ByteBuffer> buffers) implements Signal {}

        record End() implements Signal {}

        record Failed(Throwable cause) implements Signal {}
    }

    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    private boolean taken;
    private boolean ended;

    @Override
    public CompletionStage<TimedBody> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription upstream) {
        subscription.complete(upstream);
        upstream.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        signals.add(new Signal.Piece(buffers));
    }

    @Override
    public void onError(Throwable cause) {
        signals.add(new Signal.Failed(cause));
    }

    @Override
    public void onComplete() {
        signals.add(new Signal.End());
    }

    /**
     * The next piece, or an empty list at the end.
     *
     * @throws HttpTimeoutException when it does not come within {@code limit}
     */
    public List<ByteBuffer> next(Duration limit) throws IOException, InterruptedException {
        if (taken) {
            subscription.join().request(1);
        }
        Signal signal = signals.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
        return switch (signal) {
            case null -> throw new HttpTimeoutException("the answer stopped in the middle");
            case Signal.Piece(List<ByteBuffer> buffers) -> {
                taken = true;
                yield buffers;
            }
            case Signal.End _ -> {
                ended = true;
                yield List.of();
            }
            case Signal.Failed(Throwable cause) -> throw new IOException(String.valueOf(cause.getMessage()), cause);
        };
    }

    @Override
    public void close() {
        if (!ended) {
            // Nobody waits for the cancellation, and one that fails has nothing left to cancel.
            var _ = subscription.thenAccept(Flow.Subscription::cancel);
        }
    }
}
