package dev.lightbox.server.web;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.server.operations.Jobs.Job;
import dev.lightbox.server.operations.KeyOperation.BulkOutcome;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The new secrets of many keys on their way to the person who asked for them: a job gives them out once. */
public final class HandedOver {
    /** The header under which a browser saves them. */
    public static final String ATTACHMENT = "attachment; filename=\"api-keys.csv.gpg\"";

    private HandedOver() {}

    /**
     * The encrypted file of the job, which has it no more after this.
     *
     * @throws LightboxException {@code NOT_FOUND} when the job has none (any more)
     */
    public static byte[] secretsOf(Job job) {
        AtomicReference<byte @Nullable []> taken = new AtomicReference<>();
        job.amend(result -> {
            if (!(result instanceof BulkOutcome outcome)) {
                return result;
            }
            taken.set(outcome.secretsFile());
            return outcome.withoutSecrets();
        });
        byte @Nullable [] file = taken.get();
        if (file == null) {
            throw new LightboxException(
                    ErrorCode.NOT_FOUND,
                    "This job has no file with new secrets (any more): it is handed over once.",
                    "Use the file that was downloaded; if it is lost, regenerate the secrets again.");
        }
        return file;
    }
}
