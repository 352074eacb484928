package dev.lightbox.backup.internal.restore;

import dev.lightbox.backup.IdMap;
import dev.lightbox.backup.ItemKind;
import dev.lightbox.backup.RestoreOptions;
import dev.lightbox.backup.RestorePlan;
import dev.lightbox.backup.RestorePlan.Action;
import dev.lightbox.backup.RestorePlan.ProjectMapping;
import dev.lightbox.backup.SnapshotInfo;
import dev.lightbox.backup.internal.content.SnapshotItems;
import dev.lightbox.backup.internal.content.SnapshotPaths;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import dev.lightbox.repository.Snapshot;
import dev.lightbox.xray.client.XrayClient;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The making of one plan. Used once. */
public final class Planning {
    /** The order in which items are restored (contract section 17.3). */
    static final List<ItemKind> ISSUES = List.of(
            ItemKind.PRECONDITION, ItemKind.TEST, ItemKind.TEST_SET, ItemKind.TEST_PLAN, ItemKind.TEST_EXECUTION);

    private final SnapshotItems items;
    private final SnapshotInfo info;
    private final XrayClient client;
    private final URI target;
    private final Path journalFolder;
    private final RestoreOptions options;
    private final Progress progress;
    private final TargetSurvey survey;
    private final Losses losses;
    private final RequestEstimate estimate = new RequestEstimate();
    private final List<RestorePlan.Item> planned = new ArrayList<>();
    private final List<ProjectMapping> mappings = new ArrayList<>();

    public Planning(
            Snapshot snapshot,
            XrayClient client,
            URI target,
            Path journalFolder,
            RestoreOptions options,
            Progress progress) {
        this.items = new SnapshotItems(snapshot);
        this.info = SnapshotInfo.of(snapshot.manifest());
        this.client = client;
        this.target = target;
        this.journalFolder = journalFolder;
        this.options = options;
        this.progress = progress;
        this.survey = new TargetSurvey(client);
        this.losses = new Losses(options);
    }

    /** What a journal calls a pair of source and target. */
    static String identity(SnapshotInfo source, String targetTenant) {
        return source.baseUrl() + " " + source.tenant() + " into " + targetTenant;
    }

    public RestorePlan plan() {
        requireKnownProjects();
        String tenant = client.authenticate().tenant().orElse("");
        Set<String> statuses = survey.statuses("getStatuses");
        Set<String> stepStatuses = survey.statuses("getStepStatuses");
        try (RestoreJournal journal = RestoreJournal.look(journalFolder, identity(info, tenant))) {
            new TreeMap<>(info.projects()).forEach((id, key) -> {
                if (options.projects().isEmpty() || options.projects().containsKey(key)) {
                    project(id, key, journal, tenant, statuses, stepStatuses);
                }
            });
        }
        return new RestorePlan(
                items.snapshot().manifest().id().toString(),
                info.baseUrl(),
                target,
                tenant,
                options,
                mappings,
                planned,
                losses.counts(),
                estimate.requests());
    }

    private void requireKnownProjects() {
        for (String key : options.projects().keySet()) {
            if (!info.projects().containsValue(key)) {
                throw new LightboxException(
                        ErrorCode.NOT_FOUND,
                        "The snapshot has no project " + key + ".",
                        "It has "
                                + String.join(
                                        ", ", new TreeSet<>(info.projects().values())) + ".");
            }
        }
    }

    private void project(
            String id,
            String key,
            RestoreJournal journal,
            String tenant,
            Set<String> statuses,
            Set<String> stepStatuses) {
        String targetKey = options.projects().getOrDefault(key, key);
        Optional<TargetSurvey.Project> found = survey.project(targetKey);
        if (found.isEmpty()) {
            String reason = "The target has no project " + targetKey + " that the key's user may see.";
            everything(id, item -> add(item, Action.CANNOT_COME_BACK, reason));
            return;
        }
        mappings.add(new ProjectMapping(id, key, found.get().id(), targetKey));
        boolean sameSite = !tenant.isEmpty() && tenant.equals(info.tenant());
        Decision decision = new Decision(found.get(), journal, sameSite, options, statuses, stepStatuses);
        survey.issues(found.get().id()).forEach(decision::there);
        everything(id, item -> {
            losses.look(item.place().kind(), item.json());
            decision.decide(item, this::add);
        });
        items.document(SnapshotPaths.folders(id))
                .ifPresent(folders -> estimate.folders(folders.path("root").path("folders")));
    }

    private void everything(String project, Consumer<SnapshotItems.Item> each) {
        for (ItemKind kind :
                Stream.concat(ISSUES.stream(), Stream.of(ItemKind.TEST_RUN)).toList()) {
            try (Stream<SnapshotItems.Item> all = items.of(kind, project)) {
                all.forEach(item -> {
                    progress.checkpoint();
                    progress.report(new Progress.Step("Planning " + kind.label() + "s", planned.size(), -1));
                    each.accept(item);
                });
            }
        }
    }

    private void add(SnapshotItems.Item item, Action action, String reason) {
        planned.add(new RestorePlan.Item(
                item.place().kind(), item.place().projectId(), item.place().id(), item.label(), action, reason));
        if (action == Action.CREATE) {
            estimate.create(item);
        }
    }

    /** Where decisions go. */
    private interface Sink {
        void take(SnapshotItems.Item item, Action action, String reason);
    }

    /** Decides item by item for one project. */
    private static final class Decision {
        private final TargetSurvey.Project project;
        private final RestoreJournal journal;
        private final boolean sameSite;
        private final RestoreOptions options;
        private final Set<String> statuses;
        private final Set<String> stepStatuses;
        private final Map<ItemKind, Map<String, String>> keysBySummary = new HashMap<>();
        private final Set<String> idsThere = new HashSet<>();

        /** Executions that are there already: their runs are, too. */
        private final Set<String> executionsThere = new HashSet<>();

        private final Set<String> executionsMissing = new HashSet<>();

        Decision(
                TargetSurvey.Project project,
                RestoreJournal journal,
                boolean sameSite,
                RestoreOptions options,
                Set<String> statuses,
                Set<String> stepStatuses) {
            this.project = project;
            this.journal = journal;
            this.sameSite = sameSite;
            this.options = options;
            this.statuses = statuses;
            this.stepStatuses = stepStatuses;
        }

        void there(ItemKind kind, List<TargetSurvey.Existing> issues) {
            Map<String, String> keys = keysBySummary.computeIfAbsent(kind, _ -> new HashMap<>());
            issues.forEach(issue -> {
                idsThere.add(issue.id());
                if (!journal.isResult(IdMap.Type.ISSUE, issue.id())) {
                    keys.put(issue.summary(), issue.key());
                }
            });
        }

        void decide(SnapshotItems.Item item, Sink sink) {
            if (item.place().kind() == ItemKind.TEST_RUN) {
                run(item, sink);
            } else {
                issue(item, sink);
            }
        }

        private void issue(SnapshotItems.Item item, Sink sink) {
            ItemKind kind = item.place().kind();
            String id = item.place().id();
            Optional<String> missing = missing(item.json());
            Optional<String> twin = Optional.ofNullable(
                    keysBySummary.getOrDefault(kind, Map.of()).get(item.summary()));
            if (journal.find(IdMap.Type.ISSUE, id).filter(idsThere::contains).isPresent()) {
                there(item, sink, "An earlier restore created it.");
            } else if (sameSite && idsThere.contains(id)) {
                there(item, sink, "It is still there.");
            } else if (missing.isPresent()) {
                gone(item, sink, Action.CANNOT_COME_BACK, missing.get());
            } else if (twin.isPresent() && !options.createDespiteConflict()) {
                gone(
                        item,
                        sink,
                        Action.CONFLICT,
                        twin.get() + " has the same summary and is not known to be the same.");
            } else {
                sink.take(item, Action.CREATE, "");
            }
        }

        private void there(SnapshotItems.Item item, Sink sink, String reason) {
            if (item.place().kind() == ItemKind.TEST_EXECUTION) {
                executionsThere.add(item.place().id());
            }
            sink.take(item, Action.EXISTS, reason);
        }

        private void gone(SnapshotItems.Item item, Sink sink, Action action, String reason) {
            if (item.place().kind() == ItemKind.TEST_EXECUTION) {
                executionsMissing.add(item.place().id());
            }
            sink.take(item, action, reason);
        }

        private Optional<String> missing(JsonNode issue) {
            String type = issue.path("testType")
                    .path("name")
                    .asString(issue.path("preconditionType").path("name").asString(""));
            return type.isEmpty() || project.testTypes().contains(type)
                    ? Optional.empty()
                    : Optional.of("The target has no test type " + type + "; an administrator can add it.");
        }

        private void run(SnapshotItems.Item item, Sink sink) {
            String execution = item.place().parentId();
            Optional<String> status = missingStatus(item.json());
            if (executionsMissing.contains(execution)) {
                sink.take(item, Action.CANNOT_COME_BACK, "Its test execution does not come back.");
            } else if (journal.isDone(RunUnits.result(item.place().id()))
                    || sameSite && executionsThere.contains(execution)) {
                sink.take(item, Action.EXISTS, "It is there with its test execution.");
            } else if (status.isPresent()) {
                sink.take(item, Action.CANNOT_COME_BACK, status.get());
            } else {
                sink.take(item, Action.CREATE, "");
            }
        }

        private Optional<String> missingStatus(JsonNode run) {
            String status = run.path("status").path("name").asString("");
            if (!statuses.contains(TargetSurvey.normal(status))) {
                return Optional.of("The target has no run status " + status + "; an administrator can add it.");
            }
            for (JsonNode step : run.path("steps")) {
                String ofStep = step.path("status").path("name").asString("");
                if (!ofStep.isEmpty() && !stepStatuses.contains(TargetSurvey.normal(ofStep))) {
                    return Optional.of("The target has no step status " + ofStep + "; an administrator can add it.");
                }
            }
            return Optional.empty();
        }
    }
}
