package dev.lightbox.server.operations;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.Progress;

/** Does operations in this process, with the features it is handed. Thread-safe. */
public final class LocalOperations implements Operations {
    private final KeyOperations keys;
    private final SiteOperations site;
    private final FaultOperations faults;
    private final JiraTokenOperations jiraTokens;
    private final ConnectionOperations connections;
    private final BackupOperations backups;
    private final RepositoryOperations repository;
    private final RestoreOperations restores;

    public LocalOperations(
            KeyOperations keys,
            SiteOperations site,
            FaultOperations faults,
            JiraTokenOperations jiraTokens,
            ConnectionOperations connections,
            BackupOperations backups,
            RepositoryOperations repository,
            RestoreOperations restores) {
        this.keys = keys;
        this.site = site;
        this.faults = faults;
        this.jiraTokens = jiraTokens;
        this.connections = connections;
        this.backups = backups;
        this.repository = repository;
        this.restores = restores;
    }

    @Override
    public <R> R run(Operation<R> operation, Actor actor, Progress progress) {
        Object result = switch (operation) {
            case KeyOperation<R> key -> keys.run(key, actor);
            case SiteOperation<R> ours -> site.run(ours, actor);
            case FaultOperation<R> fault -> faults.run(fault, actor);
            case JiraTokenOperation<R> token -> jiraTokens.run(token, actor);
            case ConnectionOperation<R> connection -> connections.run(connection, actor);
            case BackupOperation<R> backup -> backups.run(backup, actor, progress);
            case RepositoryOperation<R> read -> repository.run(read, actor, progress);
            case RestoreOperation<R> restore -> restores.run(restore, actor, progress);
        };
        return operation.resultType().cast(result);
    }
}
