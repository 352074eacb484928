package dev.lightbox.cli;

import dev.lightbox.kernel.AtomicFile;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.server.operations.KeyOperation.ConfirmNewSecrets;
import dev.lightbox.server.operations.KeyOperation.TakeNewSecrets;
import dev.lightbox.server.operations.Operations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file that new secrets are written into. Its name is taken, by an empty file that only its owner can read, before
 * anything is regenerated: a folder that cannot be written to stops the command while nothing has changed. Lightbox
 * forgets the secrets when the file is there, and not before.
 */
final class NewSecretsTarget implements AutoCloseable {
    private final Path file;
    private boolean written;

    private NewSecretsTarget(Path file) {
        this.file = file;
    }

    /** @throws LightboxException {@code INVALID_INPUT} when the file is there already or cannot be made */
    static NewSecretsTarget reserve(Path file) {
        try {
            AtomicFile.create(file.toAbsolutePath(), new byte[0]);
            return new NewSecretsTarget(file);
        } catch (IOException failure) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "The new secrets cannot be written to " + file + ": "
                            + (Files.exists(file) ? "it exists already" : "its folder is missing or not writable")
                            + ".",
                    "Name a file that does not exist yet, in a folder that you may write to. Nothing was changed.",
                    failure);
        }
    }

    /** Writes the secrets with this id into the file, then lets Lightbox forget them. */
    void take(String id, Operations operations, Actor actor) {
        byte[] sealed = operations.run(new TakeNewSecrets(id), actor).file();
        try {
            AtomicFile.write(file.toAbsolutePath(), sealed);
            written = true;
        } catch (IOException failure) {
            throw new LightboxException(
                    ErrorCode.INTERNAL,
                    "The new secrets could not be written to " + file + ": " + failure.getMessage() + ".",
                    "They wait in Lightbox for seven days: lightbox keys take-secrets " + id + " --secrets-file FILE",
                    failure);
        }
        operations.run(new ConfirmNewSecrets(id), actor);
    }

    /** Gives the name back when nothing was written. */
    @Override
    public void close() {
        try {
            if (!written) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            // An empty file stays behind; the failure that led here is the one to be told.
        }
    }
}
