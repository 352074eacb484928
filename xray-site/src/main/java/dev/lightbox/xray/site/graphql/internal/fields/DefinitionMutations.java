package dev.lightbox.xray.site.graphql.internal.fields;

import dev.lightbox.xray.site.content.Changed;
import dev.lightbox.xray.site.content.FileChange;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.NewStep;
import dev.lightbox.xray.site.content.StepChange;
import dev.lightbox.xray.site.content.TypeRef;
import dev.lightbox.xray.site.graphql.internal.engine.Fetch;
import dev.lightbox.xray.site.graphql.internal.engine.Wiring;
import dev.lightbox.xray.site.graphql.internal.read.IssueRow;
import dev.lightbox.xray.site.graphql.internal.read.Steps;
import dev.lightbox.xray.site.graphql.internal.read.Steps.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Changes what tests and preconditions are defined by (contract section 14). */
final class DefinitionMutations {
    private static final Input NOTHING = new Input(Map.of());

    private DefinitionMutations() {}

    static void bind(Wiring wiring) {
        DefinitionMutations mutations = new DefinitionMutations();
        wiring.mutation("updateTestType", mutations::type)
                .mutation("updateUnstructuredTestDefinition", mutations::unstructured)
                .mutation("updateGherkinTestDefinition", mutations::gherkin)
                .mutation("updatePrecondition", mutations::precondition)
                .mutation("updateTestFolder", mutations::testFolder)
                .mutation("updatePreconditionFolder", mutations::preconditionFolder)
                .mutation("addTestStep", mutations::addStep)
                .mutation("updateTestStep", mutations::updateStep)
                .mutation("removeTestStep", mutations::removeStep)
                .mutation("removeAllTestSteps", mutations::removeAllSteps);
        wiring.<Changed>on("UpdateTestStepResult")
                .value("addedAttachments", Changed::addedFiles)
                .value("removedAttachments", Changed::removedFiles)
                .value("warnings", Changed::warnings);
    }

    private CompletionStage<IssueRow> type(Fetch fetch) {
        TypeRef type = Optional.ofNullable(Input.type(fetch.object("testType"))).orElse(new TypeRef(null, ""));
        return changed(fetch, fetch.content().tests().updateType(fetch.request().caller(), Versions.test(fetch), type));
    }

    private CompletionStage<IssueRow> unstructured(Fetch fetch) {
        return changed(
                fetch,
                fetch.content()
                        .tests()
                        .updateUnstructured(
                                fetch.request().caller(), Versions.test(fetch), fetch.needed("unstructured")));
    }

    private CompletionStage<IssueRow> gherkin(Fetch fetch) {
        return changed(
                fetch,
                fetch.content()
                        .tests()
                        .updateGherkin(fetch.request().caller(), Versions.test(fetch), fetch.needed("gherkin")));
    }

    private CompletionStage<IssueRow> precondition(Fetch fetch) {
        Input data = Input.of(fetch, "data").orElse(NOTHING);
        Issue issue = fetch.content()
                .preconditions()
                .update(
                        fetch.request().caller(),
                        fetch.needed("issueId"),
                        data.text("definition"),
                        Input.type(data.members().get("preconditionType")),
                        data.text("folderPath"));
        return changed(fetch, issue);
    }

    private static CompletionStage<IssueRow> changed(Fetch fetch, Issue issue) {
        return fetch.load(Batches.ISSUES, issue.id());
    }

    private String testFolder(Fetch fetch) {
        String path = FolderFields.path(fetch.needed("folderPath"));
        fetch.content().folders().moveTest(fetch.request().caller(), fetch.needed("issueId"), path);
        return "Test moved to folder " + path;
    }

    private String preconditionFolder(Fetch fetch) {
        String path = FolderFields.path(fetch.needed("folderPath"));
        fetch.content().folders().movePrecondition(fetch.request().caller(), fetch.needed("issueId"), path);
        return "Precondition moved to folder " + path;
    }

    private Step addStep(Fetch fetch) {
        NewStep step = Input.of(fetch, "step").orElse(NOTHING).toStep();
        List<String> added =
                fetch.content().tests().addSteps(fetch.request().caller(), Versions.test(fetch), List.of(step));
        return Steps.one(fetch.request(), added.getFirst());
    }

    private Changed updateStep(Fetch fetch) {
        Input step = Input.of(fetch, "step").orElse(NOTHING);
        StepChange change = new StepChange(
                step.text("action"),
                step.text("data"),
                step.text("result"),
                step.members().get("customFields") == null ? null : Input.fieldValues(step.list("customFields")),
                step.object("attachments").map(Input::toFileChange).orElse(FileChange.NONE));
        return fetch.content().tests().updateStep(fetch.request().caller(), fetch.needed("stepId"), change);
    }

    private String removeStep(Fetch fetch) {
        fetch.content().tests().removeStep(fetch.request().caller(), fetch.needed("stepId"));
        return "Test step " + fetch.needed("stepId") + " deleted successfully";
    }

    private String removeAllSteps(Fetch fetch) {
        fetch.content().tests().removeAllSteps(fetch.request().caller(), Versions.test(fetch));
        return "All test steps deleted successfully";
    }
}
