package dev.lightbox.backup.internal.restore;

import dev.lightbox.backup.internal.content.SnapshotItems;
import dev.lightbox.xray.client.FieldRequest.Variable;
import dev.lightbox.xray.client.UploadedAttachment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Uploads evidence that is too large for an import, and adds it to its run or step. */
final class LargeFiles {
    private final RestoreContext context;

    LargeFiles(RestoreContext context) {
        this.context = context;
    }

    void add(SnapshotItems.Item run, TargetRuns.Run target) {
        MutationBatch batch = context.batch();
        add(run, run.json().path("evidence"), "", target, batch);
        JsonNode steps = run.json().path("steps");
        for (int place = 0; place < Math.min(steps.size(), target.stepIds().size()); place++) {
            add(run, steps.path(place).path("evidence"), target.stepIds().get(place), target, batch);
        }
        batch.send();
    }

    private void add(
            SnapshotItems.Item run, JsonNode evidence, String stepId, TargetRuns.Run target, MutationBatch batch) {
        for (JsonNode file : evidence) {
            String id = file.path("id").asString("");
            String name = file.path("filename").asString("");
            Optional<Long> size = context.items().fileSize(id);
            if (size.isEmpty()) {
                context.failed(run, "The snapshot does not hold the file " + name + ".");
            } else if (size.get() > RunResult.INLINE_FILE
                    && !context.journal().isDone(RunUnits.file(run.place().id(), stepId, id))) {
                upload(run, id, name, stepId, target, batch);
            }
        }
    }

    private void upload(
            SnapshotItems.Item run, String id, String name, String stepId, TargetRuns.Run target, MutationBatch batch) {
        byte[] content = context.items().file(id).orElseThrow();
        UploadedAttachment uploaded = context.client().upload(name, StepInput.mimeType(name), content);
        List<Map<String, String>> evidence = List.of(Map.of("attachmentId", uploaded.id()));
        boolean ofRun = stepId.isEmpty();
        batch.add(
                ofRun
                        ? "addEvidenceToTestRun(id: $run, evidence: $evidence) { warnings }"
                        : "addEvidenceToTestRunStep(testRunId: $run, stepId: $step, evidence: $evidence) { warnings }",
                ofRun
                        ? Map.of(
                                "run", new Variable("String!", target.id()),
                                "evidence", new Variable("[AttachmentDataInput]!", evidence))
                        : Map.of(
                                "run", new Variable("String!", target.id()),
                                "step", new Variable("String!", stepId),
                                "evidence", new Variable("[AttachmentDataInput]", evidence)),
                RunUnits.file(run.place().id(), stepId, id),
                0,
                answer -> {
                    if (!answer.value().isObject()) {
                        context.failed(run, "The file " + name + " was not added: " + RestoreOutcome.reason(answer));
                    }
                });
    }
}
