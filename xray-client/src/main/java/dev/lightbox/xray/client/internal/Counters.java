package dev.lightbox.xray.client.internal;

import dev.lightbox.xray.client.ClientUsage;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Adds up what a client costs. Thread-safe. */
public final class Counters {
    private final LongAdder requests = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder waitedNanos = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    public void request() {
        requests.increment();
    }

    public void retry() {
        retries.increment();
    }

    public void waited(Duration duration) {
        waitedNanos.add(duration.toNanos());
    }

    public void received(long count) {
        bytes.add(count);
    }

    public ClientUsage usage() {
        return new ClientUsage(requests.sum(), retries.sum(), Duration.ofNanos(waitedNanos.sum()), bytes.sum());
    }
}
