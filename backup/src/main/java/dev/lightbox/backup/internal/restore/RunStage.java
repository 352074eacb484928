package dev.lightbox.backup.internal.restore;

import dev.lightbox.backup.IdMap;
import dev.lightbox.backup.ItemKind;
import dev.lightbox.backup.RestorePlan.ProjectMapping;
import dev.lightbox.backup.internal.content.SnapshotItems;
import dev.lightbox.xray.api.report.XrayHeader;
import dev.lightbox.xray.api.report.XrayJsonWriter;
import dev.lightbox.xray.api.report.XrayResult;
import dev.lightbox.xray.client.FieldRequest.Variable;
import dev.lightbox.xray.client.XrayException;
import dev.lightbox.xray.client.XrayFailure;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Gives the runs that came with their executions their results: an import per execution, and large files after it. An
 * import whose answer was lost is done again on runs that are reset first, so that no evidence is doubled.
 */
final class RunStage {
    private static final int EXECUTIONS_AT_ONCE = 50;
    private static final int RESULTS_PER_IMPORT = 500;
    private static final long BYTES_PER_IMPORT = 8_000_000;

    private final RestoreContext context;
    private final RunResult results;
    private final TargetSurvey survey;

    /** Keys of the snapshot's issues by their ids. */
    private final Map<String, String> oldKeys = new HashMap<>();

    /** A run to restore, and the one on the target that takes its result. */
    private record Pair(SnapshotItems.Item run, TargetRuns.Run target, String testKey) {}

    RunStage(RestoreContext context) {
        this.context = context;
        this.results = new RunResult(context.items(), context.options());
        this.survey = new TargetSurvey(context.client());
        context.plan().items().stream()
                .filter(item -> item.kind() == ItemKind.TEST || item.kind() == ItemKind.TEST_EXECUTION)
                .forEach(item -> oldKeys.put(item.id(), item.label()));
    }

    void run() {
        for (ProjectMapping project : context.projects()) {
            List<String> executions = executions(project);
            Map<String, String> fields = executions.isEmpty()
                    ? Map.of()
                    : survey.project(project.targetKey())
                            .map(TargetSurvey.Project::runFields)
                            .orElse(Map.of());
            for (int from = 0; from < executions.size(); from += EXECUTIONS_AT_ONCE) {
                List<String> some = executions.subList(from, Math.min(executions.size(), from + EXECUTIONS_AT_ONCE));
                restore(project, some, fields);
            }
        }
    }

    /** Old ids of executions that are on the target and have runs that the plan creates. */
    private List<String> executions(ProjectMapping project) {
        List<String> executions = new ArrayList<>();
        try (Stream<SnapshotItems.Item> all = context.items().of(ItemKind.TEST_EXECUTION, project.sourceId())) {
            all.map(execution -> execution.place().id())
                    .filter(id -> context.issue(id).isPresent())
                    .filter(id -> hasWork(project, id))
                    .forEach(executions::add);
        }
        return executions;
    }

    private boolean hasWork(ProjectMapping project, String execution) {
        try (Stream<SnapshotItems.Item> runs = context.items().runs(project.sourceId(), execution)) {
            return runs.anyMatch(context::isWanted);
        }
    }

    private void restore(ProjectMapping project, List<String> executions, Map<String, String> fields) {
        Map<String, Map<String, TargetRuns.Run>> there = TargetRuns.of(
                context.client(),
                executions.stream().map(id -> context.issue(id).orElseThrow()).toList());
        for (String execution : executions) {
            String newId = context.issue(execution).orElseThrow();
            restore(project, execution, there.getOrDefault(newId, Map.of()), fields);
        }
    }

    private void restore(
            ProjectMapping project, String execution, Map<String, TargetRuns.Run> there, Map<String, String> fields) {
        Import batch = new Import(newKey(execution), fields);
        try (Stream<SnapshotItems.Item> runs = context.items().runs(project.sourceId(), execution)) {
            runs.filter(context::isWanted).forEach(run -> {
                context.progress().checkpoint();
                pair(run, there, batch);
            });
        }
        batch.send();
    }

    private void pair(SnapshotItems.Item run, Map<String, TargetRuns.Run> there, Import batch) {
        String test = run.json().path("test").path("issueId").asString("");
        String newTest = context.issue(test).orElse("");
        TargetRuns.Run target = there.get(newTest);
        if (target == null) {
            if (!newTest.isEmpty()) {
                context.failed(run, "The target made no run for its test.");
            }
            return;
        }
        context.journal().map(IdMap.Type.TEST_RUN, run.place().id(), target.id());
        if (context.journal().isDone(RunUnits.result(run.place().id()))) {
            context.outcome().existed(ItemKind.TEST_RUN);
        } else if (RunResult.isUntouched(run.json())) {
            context.journal().done(RunUnits.result(run.place().id()));
            context.outcome().created(ItemKind.TEST_RUN);
        } else {
            batch.add(new Pair(run, target, newKey(test)));
        }
    }

    /** The key on the target of an issue of the snapshot: the import names issues by key. */
    private String newKey(String oldId) {
        return Optional.ofNullable(oldKeys.get(oldId))
                .flatMap(key -> context.journal().find(IdMap.Type.KEY, key))
                .orElse("");
    }

    /** The results of one execution, sent in pieces. */
    private final class Import {
        private final String executionKey;
        private final Map<String, String> fields;
        private final List<Pair> waiting = new ArrayList<>();
        private long bytes;

        Import(String executionKey, Map<String, String> fields) {
            this.executionKey = executionKey;
            this.fields = fields;
        }

        void add(Pair pair) {
            waiting.add(pair);
            bytes += inlineBytes(pair.run.json());
            if (waiting.size() == RESULTS_PER_IMPORT || bytes > BYTES_PER_IMPORT) {
                send();
            }
        }

        void send() {
            if (waiting.isEmpty()) {
                return;
            }
            reset(waiting);
            waiting.forEach(pair -> context.journal().begin(unit(pair)));
            context.journal().sync();
            try {
                context.client().importExecution(document());
                waiting.forEach(this::done);
            } catch (XrayException failure) {
                if (!(failure.failure() instanceof XrayFailure.Refused refused)) {
                    throw failure;
                }
                waiting.forEach(pair -> context.failed(pair.run, "Its result was refused: " + refused.text()));
            }
            context.journal().sync();
            waiting.clear();
            bytes = 0;
        }

        private byte[] document() {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            XrayHeader header =
                    new XrayHeader(executionKey, null, null, null, null, null, null, null, null, null, List.of());
            try (XrayJsonWriter writer = XrayJsonWriter.begin(out, header)) {
                for (Pair pair : waiting) {
                    writer.add(result(pair));
                }
            }
            return out.toByteArray();
        }

        private XrayResult result(Pair pair) {
            JsonNode run = pair.run.json();
            boolean withSteps =
                    run.path("steps").size() == pair.target.stepIds().size();
            if (!withSteps) {
                context.failed(
                        pair.run,
                        "Results of its steps have no place: the run had "
                                + run.path("steps").size() + " steps, its test now has "
                                + pair.target.stepIds().size() + ".");
            }
            return results.of(run, pair.testKey, withSteps, fields);
        }

        private void done(Pair pair) {
            new LargeFiles(context).add(pair.run, pair.target);
            context.journal().done(unit(pair));
            context.outcome().created(ItemKind.TEST_RUN);
        }
    }

    private static String unit(Pair pair) {
        return RunUnits.result(pair.run.place().id());
    }

    /** Runs that may or may not have taken a result already lose what they have. */
    private void reset(List<Pair> pairs) {
        MutationBatch batch = context.batch();
        pairs.stream()
                .filter(pair -> context.journal().isUncertain(unit(pair)))
                .forEach(pair -> batch.add(
                        "resetTestRun(id: $id)",
                        Map.of("id", new Variable("String!", pair.target.id())),
                        "reset/" + pair.run.place().id(),
                        0,
                        answer -> {
                            if (!answer.errors().isEmpty()) {
                                context.failed(
                                        pair.run, "It may hold its evidence twice: " + RestoreOutcome.reason(answer));
                            }
                        }));
        batch.send();
    }

    private long inlineBytes(JsonNode run) {
        long sum = inlineBytesOf(run.path("evidence"));
        for (JsonNode step : run.path("steps")) {
            sum += inlineBytesOf(step.path("evidence"));
        }
        return sum;
    }

    private long inlineBytesOf(JsonNode evidence) {
        long sum = 0;
        for (JsonNode file : evidence) {
            long size = context.items().fileSize(file.path("id").asString("")).orElse(0L);
            sum += size <= RunResult.INLINE_FILE ? size * 4 / 3 : 0;
        }
        return sum;
    }
}
