package dev.lightbox.backup.internal.restore;

import dev.lightbox.backup.IdMap;
import dev.lightbox.backup.RestorePlan;
import dev.lightbox.backup.RestorePlan.Action;
import dev.lightbox.backup.RestoreReport;
import dev.lightbox.backup.SnapshotInfo;
import dev.lightbox.backup.internal.content.SnapshotItems;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import dev.lightbox.repository.Snapshot;
import dev.lightbox.xray.client.XrayClient;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** One application of a plan, stage after stage (contract section 17.3). Used once. */
public final class RestoreRun {
    private final RestorePlan plan;
    private final Snapshot snapshot;
    private final XrayClient client;
    private final Path journalFolder;
    private final Progress progress;

    public RestoreRun(RestorePlan plan, Snapshot snapshot, XrayClient client, Path journalFolder, Progress progress) {
        this.plan = plan;
        this.snapshot = snapshot;
        this.client = client;
        this.journalFolder = journalFolder;
        this.progress = progress;
    }

    public RestoreReport run() {
        long requestsBefore = client.usage().requests();
        SnapshotInfo source = SnapshotInfo.of(snapshot.manifest());
        String tenant = client.authenticate().tenant().orElse("");
        requireTogether(tenant);
        RestoreOutcome outcome = new RestoreOutcome(progress, plan.items().size());
        try (RestoreJournal journal = RestoreJournal.open(journalFolder, Planning.identity(source, tenant))) {
            RestoreContext context = new RestoreContext(
                    client,
                    new SnapshotItems(snapshot),
                    plan,
                    journal,
                    outcome,
                    progress,
                    plan.items().stream()
                            .filter(item -> item.action() == Action.CREATE)
                            .map(item -> RestoreContext.wanted(item.kind(), item.id()))
                            .collect(Collectors.toSet()));
            try {
                stages(context);
            } finally {
                journal.sync();
            }
            return report(outcome, journal, client.usage().requests() - requestsBefore);
        }
    }

    private void stages(RestoreContext context) {
        knownIds(context);
        new UncertainIssues(context).resolve();
        IssueStages issues = new IssueStages(context);
        issues.preconditions();
        new TestStage(context).run();
        new FolderStage(context).run();
        issues.sets();
        issues.plans();
        issues.executions();
        issues.planExecutions();
        new RunStage(context).run();
    }

    /** Projects, and what is still on the site that the snapshot came from. */
    private void knownIds(RestoreContext context) {
        RestoreJournal journal = context.journal();
        for (RestorePlan.ProjectMapping project : plan.projects()) {
            journal.map(IdMap.Type.PROJECT, project.sourceId(), project.targetId());
            journal.map(IdMap.Type.PROJECT_KEY, project.sourceKey(), project.targetKey());
        }
        for (RestorePlan.Item item : plan.items()) {
            boolean isIssue = Planning.ISSUES.contains(item.kind());
            if (item.action() == Action.EXISTS) {
                context.outcome().existed(item.kind());
                if (isIssue && journal.find(IdMap.Type.ISSUE, item.id()).isEmpty()) {
                    journal.map(IdMap.Type.ISSUE, item.id(), item.id());
                    journal.map(IdMap.Type.KEY, item.label(), item.label());
                }
            }
        }
        journal.sync();
    }

    private void requireTogether(String tenant) {
        if (!plan.snapshotId().equals(snapshot.manifest().id().toString())) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "The plan was made for snapshot " + plan.snapshotId() + ", not for "
                            + snapshot.manifest().id().shortForm() + ".",
                    "Make a plan for this snapshot.");
        }
        if (!plan.targetTenant().equals(tenant)) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "The plan was made for another site than the one that the credentials open.",
                    "Make a plan for this site, so that it shows what would happen here.");
        }
    }

    private RestoreReport report(RestoreOutcome outcome, RestoreJournal journal, long requests) {
        List<RestorePlan.Item> notDone = plan.items().stream()
                .filter(item -> item.action() == Action.CONFLICT || item.action() == Action.CANNOT_COME_BACK)
                .toList();
        return new RestoreReport(
                outcome.created(),
                outcome.existed(),
                outcome.failures(),
                outcome.failureCount(),
                notDone,
                plan.lost(),
                journal.idMap(),
                requests);
    }
}
