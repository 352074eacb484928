package dev.lightbox.server.operations;

import dev.lightbox.backup.BackupResult;
import dev.lightbox.backup.BackupRun;
import dev.lightbox.backup.BackupRuns;
import dev.lightbox.backup.BackupState;
import dev.lightbox.backup.Capture;
import dev.lightbox.backup.CaptureRequest;
import dev.lightbox.credentials.Connection;
import dev.lightbox.credentials.Connections;
import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import dev.lightbox.xray.client.XrayClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** Takes backups and tells their history. One backup runs at a time. Thread-safe. */
public final class BackupOperations {
    private final Connections connections;
    private final SiteClients clients;
    private final RepositoryAccess repository;
    private final BackupRuns runs;
    private final Path journals;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final ReentrantLock running = new ReentrantLock();

    /** @param journals a folder in which interrupted captures leave what they need to go on */
    public BackupOperations(
            Connections connections,
            SiteClients clients,
            RepositoryAccess repository,
            BackupRuns runs,
            Path journals,
            AuditTrail audit,
            InstantSource clock) {
        this.connections = connections;
        this.clients = clients;
        this.repository = repository;
        this.runs = runs;
        this.journals = journals;
        this.audit = audit;
        this.clock = clock;
    }

    Object run(BackupOperation<?> operation, Actor actor, Progress progress) {
        return switch (operation) {
            case BackupOperation.RunBackup run -> backUp(run, actor, progress);
            case BackupOperation.ListRuns list -> list(list.paging());
            case BackupOperation.FindRun find -> find(find.id());
        };
    }

    private BackupOperation.Runs list(Paging paging) {
        BackupRuns.Page page = runs.list(paging.size(), (paging.page() - 1L) * paging.size());
        return new BackupOperation.Runs(page.runs(), page.total(), paging);
    }

    private BackupRun find(String id) {
        return runs.find(id)
                .orElseThrow(() -> new LightboxException(
                        ErrorCode.NOT_FOUND,
                        "There is no backup run " + id + ".",
                        "'lightbox backup list' shows the runs there are."));
    }

    private BackupRun backUp(BackupOperation.RunBackup run, Actor actor, Progress progress) {
        String name = run.connection();
        Optional<Connection> connection =
                name.isBlank() ? connections.defaultConnection() : Optional.of(connections.require(name));
        if (!running.tryLock()) {
            throw new LightboxException(
                    ErrorCode.BACKUP_RUNNING,
                    "A backup is running already.",
                    "Wait until it ends, or stop it on the page Backups.");
        }
        try {
            return recorded(connection, run.goneProjects(), actor, progress);
        } finally {
            running.unlock();
        }
    }

    /** A backup with nothing to connect to is part of the history too: nobody may take its absence for success. */
    private BackupRun recorded(Optional<Connection> connection, Set<String> gone, Actor actor, Progress progress) {
        String id = runs.begin(
                        connection.map(site -> site.id().toString()).orElse(""),
                        connection.map(Connection::label).orElse("(no connection)"))
                .id();
        BackupResult result =
                BackupResult.without(BackupState.FAILED, 0, "Lightbox met a defect of its own.", "See the log.");
        try {
            result = connection
                    .map(site -> capture(site, gone, new RecordedProgress(id, runs, progress, clock)))
                    .orElseGet(BackupResult::skippedForWantOfCredentials);
        } catch (LightboxException told) {
            result = ended(told);
        } finally {
            finish(id, result, actor);
        }
        return find(id);
    }

    private static BackupResult ended(LightboxException told) {
        return told.code() == ErrorCode.CANCELLED
                ? BackupResult.without(BackupState.INTERRUPTED, 0, BackupState.INTERRUPTED.sentence(), told.remedy())
                : BackupResult.without(BackupState.FAILED, 0, "The backup failed. " + told.getMessage(), told.remedy());
    }

    /** Writes the outcome down, also on a thread that was interrupted: the database would refuse it otherwise. */
    private void finish(String id, BackupResult result, Actor actor) {
        boolean interrupted = Thread.interrupted();
        try {
            runs.finish(id, result);
            audit.record(new AuditTrail.Entry(
                    clock.instant(),
                    actor.name(),
                    "backup.run",
                    id,
                    actor.origin(),
                    Map.of("state", result.state().name())));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private BackupResult capture(Connection site, Set<String> gone, Progress progress) {
        Optional<XrayClient> client = clients.openRightSite(site);
        if (client.isEmpty()) {
            return BackupResult.skippedForWantOfCredentials();
        }
        try (XrayClient opened = client.get()) {
            return new Capture(clock)
                    .run(
                            opened,
                            repository.getOrCreate(),
                            CaptureRequest.everything(
                                            site.baseUrl(),
                                            journals.resolve(site.id().toString()))
                                    .without(gone),
                            progress);
        }
    }
}
