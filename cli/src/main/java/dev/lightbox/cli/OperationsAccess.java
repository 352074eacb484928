package dev.lightbox.cli;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.persistence.DataDirectory;
import dev.lightbox.persistence.DataDirectory.Attempt;
import dev.lightbox.server.application.Application;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.operations.RemoteOperations;
import java.time.InstantSource;

/**
 * Where a command's operations are done: in this process when the data directory is free, by the server that holds it
 * otherwise. The result is the same.
 */
record OperationsAccess(Operations operations, Runnable whenDone) implements AutoCloseable {

    static OperationsAccess open(DataOptions data) {
        return switch (DataDirectory.tryOpen(data.directory, InstantSource.system())) {
            case Attempt.Taken(DataDirectory directory) -> here(directory, data);
            case Attempt.HeldByServer(var server) -> {
                data.requireNoStoreOfItsOwn();
                yield there(new RemoteOperations(server.url(), server.token()));
            }
            case Attempt.HeldByProcess(var holder) ->
                throw new LightboxException(
                        ErrorCode.DATA_DIRECTORY_IN_USE,
                        "The data directory " + data.directory + " is in use by " + holder + ".",
                        "Wait until it ends, or name another directory with --data-dir.");
        };
    }

    private static OperationsAccess there(RemoteOperations server) {
        return new OperationsAccess(server, server::close);
    }

    private static OperationsAccess here(DataDirectory directory, DataOptions data) {
        try {
            Application application = Application.open(directory, data.settings(Secrets.ofThisProcess()));
            return new OperationsAccess(application.operations(), () -> close(application, directory));
        } catch (RuntimeException failure) {
            directory.close();
            throw failure;
        }
    }

    private static void close(Application application, DataDirectory directory) {
        try {
            application.close();
        } finally {
            directory.close();
        }
    }

    @Override
    public void close() {
        whenDone.run();
    }
}
