package dev.lightbox.backup.internal.capture;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waits for work on other threads and passes its failure on as it was thrown. */
final class InOrder {
    private InOrder() {}

    static <T> T await(Future<T> work) {
        try {
            return work.get();
        } catch (ExecutionException failure) {
            switch (failure.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IllegalStateException(failure);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LightboxException(
                    ErrorCode.CANCELLED, "The capture was stopped.", "Start it again to go on.", stopped);
        }
    }
}
