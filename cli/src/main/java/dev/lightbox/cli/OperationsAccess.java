package dev.lightbox.cli;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.persistence.DataDirectory;
import dev.lightbox.persistence.DataDirectory.Attempt;
import dev.lightbox.server.application.Application;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.operations.RemoteOperations;
import dev.lightbox.server.operations.RepositoryOperation.DescribeRepository;
import dev.lightbox.server.operations.RepositoryOperation.RepositoryStatus;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Where a command's operations are done: in this process when the data directory is free, by the server that holds it
 * otherwise. The result is the same.
 */
record OperationsAccess(Operations operations, Runnable whenDone) implements AutoCloseable {
    /** Who asks, for the audit trail. */
    static final Actor COMMAND_LINE = new Actor("cli", "cli");

    static OperationsAccess open(DataOptions data) {
        return switch (DataDirectory.tryOpen(data.directory, InstantSource.system())) {
            case Attempt.Taken(DataDirectory directory) -> here(directory, data);
            case Attempt.HeldByServer(var server) -> there(new RemoteOperations(server.url(), server.token()), data);
            case Attempt.HeldByProcess(var holder) ->
                throw new LightboxException(
                        ErrorCode.DATA_DIRECTORY_IN_USE,
                        "The data directory " + data.directory + " is in use by " + holder + ".",
                        "Wait until it ends, or name another directory with --data-dir.");
        };
    }

    private static OperationsAccess there(RemoteOperations server, DataOptions data) {
        try {
            if (data.namesRepository()) {
                RepositoryStatus repository = server.run(new DescribeRepository(), COMMAND_LINE);
                data.requireRepository(Path.of(repository.location()));
            }
            return new OperationsAccess(server, server::close);
        } catch (RuntimeException failure) {
            server.close();
            throw failure;
        }
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
