package dev.lightbox.server.operations;

import dev.lightbox.backup.RestoreApplier;
import dev.lightbox.backup.RestoreOptions;
import dev.lightbox.backup.RestorePlan;
import dev.lightbox.backup.RestorePlanner;
import dev.lightbox.backup.RestoreReport;
import dev.lightbox.backup.SnapshotInfo;
import dev.lightbox.backup.TestSnapshots;
import dev.lightbox.credentials.Connection;
import dev.lightbox.credentials.Connections;
import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import dev.lightbox.repository.Snapshot;
import dev.lightbox.xray.client.XrayClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Plans and applies restores. One runs at a time. Thread-safe. */
public final class RestoreOperations {
    private final Connections connections;
    private final SiteClients clients;
    private final RepositoryAccess repository;
    private final Path restores;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final ReentrantLock running = new ReentrantLock();

    /** @param restores a folder in which plans, journals and id maps are kept */
    public RestoreOperations(
            Connections connections,
            SiteClients clients,
            RepositoryAccess repository,
            Path restores,
            AuditTrail audit,
            InstantSource clock) {
        this.connections = connections;
        this.clients = clients;
        this.repository = repository;
        this.restores = restores;
        this.audit = audit;
        this.clock = clock;
    }

    Object run(RestoreOperation<?> operation, Actor actor, Progress progress) {
        if (!running.tryLock()) {
            throw new LightboxException(
                    ErrorCode.RESTORE_RUNNING, "A restore is running already.", "Wait until it ends.");
        }
        try {
            return switch (operation) {
                case RestoreOperation.PlanRestore plan -> plan(plan, progress);
                case RestoreOperation.ApplyRestore apply -> apply(apply.restore(), actor, progress);
            };
        } finally {
            running.unlock();
        }
    }

    private RestoreOperation.Planned plan(RestoreOperation.PlanRestore plan, Progress progress) {
        Connection target = connections.require(plan.connection());
        Snapshot snapshot = TestSnapshots.backup(repository.get(), plan.snapshot());
        RestoreFolder folder = RestoreFolder.create(
                restores, SnapshotInfo.of(snapshot.manifest()).tenant(), target.id());
        try (XrayClient client = require(target)) {
            RestoreOptions options = new RestoreOptions(plan.projects(), Map.of(), plan.sameUsers(), false);
            RestorePlan made =
                    new RestorePlanner(target.baseUrl(), folder.journal()).plan(snapshot, client, options, progress);
            folder.keep(made);
            return new RestoreOperation.Planned(folder.restore(), made);
        }
    }

    private RestoreReport apply(String restore, Actor actor, Progress progress) {
        RestoreFolder folder = RestoreFolder.find(restores, restore);
        RestorePlan plan = folder.plan();
        Connection target = targetOf(plan, folder);
        Snapshot snapshot = repository.get().snapshot(plan.snapshotId());
        try (XrayClient client = require(target)) {
            // Before the first change: a restore that is cut off has changed the target too.
            audit.record(new AuditTrail.Entry(
                    clock.instant(),
                    actor.name(),
                    "restore.apply",
                    restore,
                    actor.origin(),
                    Map.of("snapshot", plan.snapshotId(), "target", target.label())));
            RestoreReport report = new RestoreApplier(folder.journal()).apply(plan, snapshot, client, progress);
            folder.keep(report.ids());
            return report;
        }
    }

    /** The connection that the plan was made for. */
    private Connection targetOf(RestorePlan plan, RestoreFolder folder) {
        List<Connection> candidates = connections.list().stream()
                .filter(connection -> connection.baseUrl().equals(plan.target()) && folder.isInto(connection.id()))
                .toList();
        if (candidates.isEmpty()) {
            throw new LightboxException(
                    ErrorCode.NOT_FOUND,
                    "The connection to " + plan.target() + " that this plan was made for is gone.",
                    "Add the connection again and make a new plan.");
        }
        return candidates.getFirst();
    }

    private XrayClient require(Connection target) {
        return clients.openRightSite(target)
                .orElseThrow(
                        () -> new LightboxException(
                                ErrorCode.NO_CREDENTIALS,
                                "The connection " + target.label() + " has no credentials.",
                                "Store a Client ID and a Client secret for it first, on the page Xray Credentials or with 'connect save'."));
    }
}
