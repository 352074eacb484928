package dev.lightbox.server.operations;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.Progress;
import java.util.function.Function;

/** Does operations in this process, with the features it is handed. Thread-safe. */
public final class LocalOperations implements Operations {
    private final OneSite site;
    private final Function<String, OneSite> sites;
    private final AuditOperations audit;
    private final ConnectionOperations connections;
    private final HealthOperations health;
    private final TestSnapshotOperations testSnapshots;
    private final CredentialOperations credentials;
    private final BackupOperations backups;
    private final RepositoryOperations repository;
    private final RestoreOperations restores;

    /**
     * @param site the one that operations on a site concern
     * @param sites finds another one by its name or its tenant id; fails with {@code NOT_FOUND} when there is none
     */
    public LocalOperations(
            OneSite site,
            Function<String, OneSite> sites,
            AuditOperations audit,
            ConnectionOperations connections,
            HealthOperations health,
            TestSnapshotOperations testSnapshots,
            CredentialOperations credentials,
            BackupOperations backups,
            RepositoryOperations repository,
            RestoreOperations restores) {
        this.audit = audit;
        this.site = site;
        this.sites = sites;
        this.connections = connections;
        this.health = health;
        this.testSnapshots = testSnapshots;
        this.credentials = credentials;
        this.backups = backups;
        this.repository = repository;
        this.restores = restores;
    }

    @Override
    public Operations in(String other) {
        return new LocalOperations(
                sites.apply(other),
                sites,
                audit,
                connections,
                health,
                testSnapshots,
                credentials,
                backups,
                repository,
                restores);
    }

    @Override
    public <R> R run(Operation<R> operation, Actor actor, Progress progress) {
        Object result = switch (operation) {
            case KeyOperation<R> key -> site.run(key, actor, progress);
            case AuditOperation<R> read -> audit.run(read);
            case SiteOperation<R> ours -> site.run(ours, actor);
            case TenantOperation<R> tenant -> site.run(tenant, actor, progress);
            case FaultOperation<R> fault -> site.run(fault, actor);
            case SettingOperation setting -> site.run(setting, actor);
            case UserOperation<R> user -> site.run(user, actor);
            case JiraTokenOperation<R> token -> site.run(token, actor);
            case ContentOperation<R> look -> site.run(look);
            case ConnectionOperation<R> connection -> connections.run(connection, actor);
            case CredentialOperation<R> pair -> credentials.run(pair, actor);
            case HealthOperation<R> look -> health.run(look, actor);
            case TestSnapshotOperation<R> small -> testSnapshots.run(small, actor);
            case BackupOperation<R> backup -> backups.run(backup, actor, progress);
            case RepositoryOperation<R> read -> repository.run(read, actor, progress);
            case RestoreOperation<R> restore -> restores.run(restore, actor, progress);
        };
        return operation.resultType().cast(result);
    }
}
