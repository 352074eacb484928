package dev.lightbox.backup.internal.restore;

import dev.lightbox.backup.IdMap;
import dev.lightbox.backup.ItemKind;
import dev.lightbox.backup.RestorePlan.ProjectMapping;
import dev.lightbox.backup.internal.content.SnapshotItems;
import dev.lightbox.backup.internal.content.SnapshotPaths;
import dev.lightbox.xray.client.FieldAnswer;
import dev.lightbox.xray.client.FieldRequest.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Creates tests with their steps and files. A test that calls another one waits until that one is there; a step text
 * that shows one of its files is written again once the file has its new id.
 */
final class TestStage {
    private static final String CREATE = "createTest(jira: $jira, testType: $type, steps: $steps, gherkin: $gherkin,"
            + " unstructured: $unstructured, preconditionIssueIds: $preconditions) { test { issueId jira(fields: [\"key\"])";

    private final RestoreContext context;
    private final StepInput steps;

    /** A test that waits for those that it calls. */
    private record Waiting(String path, ProjectMapping project) {}

    TestStage(RestoreContext context) {
        this.context = context;
        this.steps = new StepInput(context);
    }

    void run() {
        List<Waiting> waiting = firstPass();
        while (!waiting.isEmpty()) {
            List<Waiting> ready = waiting.stream()
                    .filter(test -> openCalls(document(test)).isEmpty())
                    .toList();
            // Tests that call each other in a circle, or one that was not restored, come back without that call.
            List<Waiting> now = ready.isEmpty() ? waiting : ready;
            MutationBatch batch = context.batch();
            now.forEach(test -> create(document(test), test.project, batch));
            batch.send();
            waiting = waiting.stream().filter(test -> !now.contains(test)).toList();
        }
        references();
    }

    private SnapshotItems.Item document(Waiting test) {
        return new SnapshotItems.Item(
                SnapshotPaths.parse(test.path).orElseThrow(),
                context.items().document(test.path).orElseThrow());
    }

    private List<Waiting> firstPass() {
        List<Waiting> waiting = new ArrayList<>();
        MutationBatch batch = context.batch();
        for (ProjectMapping project : context.projects()) {
            try (Stream<SnapshotItems.Item> tests = context.items().of(ItemKind.TEST, project.sourceId())) {
                tests.filter(context::isWanted)
                        .filter(test -> IssueStages.isMissing(context, test))
                        .forEach(test -> {
                            if (calls(test).isEmpty()) {
                                create(test, project, batch);
                            } else {
                                waiting.add(new Waiting(
                                        SnapshotPaths.issue(
                                                ItemKind.TEST,
                                                test.place().projectId(),
                                                test.place().id()),
                                        project));
                            }
                        });
            }
        }
        batch.send();
        return waiting;
    }

    private static List<String> calls(SnapshotItems.Item test) {
        List<String> calls = new ArrayList<>();
        test.json()
                .path("steps")
                .forEach(
                        step -> Optional.ofNullable(step.path("callTestIssueId").stringValue(null))
                                .ifPresent(calls::add));
        return calls;
    }

    private List<String> openCalls(SnapshotItems.Item test) {
        return calls(test).stream()
                .filter(called -> context.issue(called).isEmpty())
                .toList();
    }

    private void create(SnapshotItems.Item test, ProjectMapping project, MutationBatch batch) {
        JsonNode json = test.json();
        StepInput.Steps input = steps.of(test, project);
        Map<String, Variable> variables = new LinkedHashMap<>();
        variables.put("jira", new Variable("JSON!", IssueInput.jira(json, project.targetKey(), context.options())));
        variables.put(
                "type",
                new Variable(
                        "UpdateTestTypeInput",
                        Map.of("name", json.path("testType").path("name").asString(""))));
        variables.put("steps", new Variable("[CreateStepInput]", input.steps().isEmpty() ? null : input.steps()));
        variables.put("gherkin", IssueStages.text(json.path("gherkin")));
        variables.put("unstructured", IssueStages.text(json.path("unstructured")));
        variables.put(
                "preconditions",
                new Variable("[String]", context.issues(json.path("preconditions"), test, "Precondition")));
        String answered = json.path("steps").isEmpty()
                ? " } warnings }"
                : " steps { id attachments { id filename } } } warnings }";
        batch.add(
                CREATE + answered,
                variables,
                UncertainIssues.unit(test),
                input.bytes(),
                answer -> took(test, input, answer));
    }

    private void took(SnapshotItems.Item test, StepInput.Steps input, FieldAnswer answer) {
        @Nullable JsonNode created = IssueStages.took(context, test, answer, "test");
        if (created != null) {
            mapSteps(test.json().path("steps"), created.path("steps"), input);
        }
    }

    private void mapSteps(JsonNode old, JsonNode created, StepInput.Steps input) {
        for (int place = 0; place < Math.min(old.size(), created.size()); place++) {
            context.journal()
                    .map(
                            IdMap.Type.STEP,
                            old.path(place).path("id").asString(""),
                            created.path(place).path("id").asString(""));
            List<String> sent = input.files().get(place);
            JsonNode files = created.path(place).path("attachments");
            for (int file = 0; file < Math.min(sent.size(), files.size()); file++) {
                context.journal()
                        .map(
                                IdMap.Type.ATTACHMENT,
                                sent.get(file),
                                files.path(file).path("id").asString(""));
            }
        }
    }

    /** Step texts that show files, with the files' new ids. */
    private void references() {
        MutationBatch batch = context.batch();
        for (ProjectMapping project : context.projects()) {
            try (Stream<SnapshotItems.Item> tests = context.items().of(ItemKind.TEST, project.sourceId())) {
                tests.filter(context::isWanted)
                        .forEach(test -> test.json().path("steps").forEach(step -> rewrite(test, step, batch)));
            }
        }
        batch.send();
    }

    private void rewrite(SnapshotItems.Item test, JsonNode step, MutationBatch batch) {
        String oldId = step.path("id").asString("");
        Map<String, Object> texts = steps.rewritten(step);
        Optional<String> newId = context.journal().find(IdMap.Type.STEP, oldId);
        String unit = "step-texts/" + oldId;
        if (!texts.isEmpty() && newId.isPresent() && !context.journal().isDone(unit)) {
            batch.add(
                    "updateTestStep(stepId: $id, step: $step) { warnings }",
                    Map.of(
                            "id", new Variable("String!", newId.get()),
                            "step", new Variable("UpdateStepInput!", texts)),
                    unit,
                    0,
                    answer -> {
                        if (!answer.value().isObject()) {
                            context.failed(
                                    test,
                                    "A step's reference to its file was not mended: " + RestoreOutcome.reason(answer));
                        }
                    });
        }
    }
}
