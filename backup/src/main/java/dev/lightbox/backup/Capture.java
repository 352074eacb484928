package dev.lightbox.backup;

import dev.lightbox.backup.internal.capture.CaptureRun;
import dev.lightbox.backup.internal.capture.EarlierSnapshots;
import dev.lightbox.backup.internal.capture.SightWords;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import dev.lightbox.repository.Repository;
import dev.lightbox.repository.RepositoryWriter;
import dev.lightbox.xray.client.XrayClient;
import dev.lightbox.xray.client.XrayException;
import dev.lightbox.xray.client.XrayFailure;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Captures a site into a repository: everything that the key's user may read, in as few requests as the limits allow,
 * as one snapshot that is there whole or not at all. Thread-safe; one capture per journal folder at a time.
 *
 * <p>A capture that was stopped, killed or cut off leaves a journal. The next one with the same request takes over what
 * the repository holds already: files always, items where the site says that nothing changed since.
 */
public final class Capture {
    private final InstantSource clock;

    public Capture(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Captures. Failures of the site, the connection and the repository are an outcome and not an exception: the result
     * names the cause.
     */
    public BackupResult run(XrayClient client, Repository repository, CaptureRequest request, Progress progress) {
        long before = client.usage().requests();
        try (RepositoryWriter writer = repository.writer()) {
            EarlierSnapshots earlier = EarlierSnapshots.of(request.baseUrl(), repository.snapshots());
            CaptureRun run = new CaptureRun(client, writer, request, earlier, progress, clock);
            try {
                return run.run();
            } catch (LightboxException failure) {
                return failed(failure, client.usage().requests() - before, run.words());
            }
        } catch (LightboxException failure) {
            return failed(failure, client.usage().requests() - before);
        }
    }

    /** A failure that concerns what the key's user may read names that user and the projects. */
    private static BackupResult failed(LightboxException failure, long requests, SightWords words) {
        BackupResult failed = failed(failure, requests);
        return words.failed(failure)
                .map(told -> BackupResult.without(
                        failed.state(), requests, failed.message() + told.message(), told.remedy()))
                .orElse(failed);
    }

    private static BackupResult failed(LightboxException failure, long requests) {
        Optional<BackupState> state = state(failure);
        if (state.isEmpty()) {
            throw failure;
        }
        return BackupResult.without(state.get(), requests, message(failure), failure.remedy());
    }

    /**
     * How a failure ends a run; empty for a fault of the program itself, which goes on as an exception. Never as skipped: a
     * run with a client had credentials, and those that cannot be read any more have a reason that a person must see.
     */
    private static Optional<BackupState> state(LightboxException failure) {
        return switch (failure.code()) {
            case CANCELLED -> Optional.of(BackupState.INTERRUPTED);
            case INTERNAL, INVALID_INPUT -> Optional.empty();
            default -> Optional.of(BackupState.FAILED);
        };
    }

    private static String message(LightboxException failure) {
        if (failure.code() == ErrorCode.CANCELLED) {
            return BackupState.INTERRUPTED.sentence();
        }
        boolean ofCredentials =
                failure instanceof XrayException xray && xray.failure() instanceof XrayFailure.CredentialsRejected;
        return (ofCredentials ? "The backup could not sign in. " : "The backup stopped. ") + failure.getMessage();
    }
}
