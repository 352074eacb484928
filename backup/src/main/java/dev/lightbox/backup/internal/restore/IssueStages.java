package dev.lightbox.backup.internal.restore;

import dev.lightbox.backup.IdMap;
import dev.lightbox.backup.ItemKind;
import dev.lightbox.backup.RestorePlan.ProjectMapping;
import dev.lightbox.backup.internal.content.SnapshotItems;
import dev.lightbox.xray.client.FieldAnswer;
import dev.lightbox.xray.client.FieldRequest.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Creates preconditions, sets, plans and executions. */
final class IssueStages {
    private static final String ISSUE = "{ issueId jira(fields: [\"key\"]) }";

    private final RestoreContext context;

    IssueStages(RestoreContext context) {
        this.context = context;
    }

    void preconditions() {
        create(
                ItemKind.PRECONDITION,
                "createPrecondition(jira: $jira, preconditionType: $type, definition: $definition) { precondition "
                        + ISSUE + " warnings }",
                "precondition",
                item -> {
                    JsonNode json = item.json();
                    Map<String, Variable> variables = new LinkedHashMap<>();
                    variables.put(
                            "type",
                            new Variable(
                                    "UpdatePreconditionTypeInput",
                                    Map.of(
                                            "name",
                                            json.path("preconditionType")
                                                    .path("name")
                                                    .asString(""))));
                    variables.put("definition", text(json.path("definition")));
                    return variables;
                });
    }

    void sets() {
        create(
                ItemKind.TEST_SET,
                "createTestSet(jira: $jira, testIssueIds: $tests) { testSet " + ISSUE + " warnings }",
                "testSet",
                this::members);
    }

    void plans() {
        create(
                ItemKind.TEST_PLAN,
                "createTestPlan(jira: $jira, testIssueIds: $tests) { testPlan " + ISSUE + " warnings }",
                "testPlan",
                this::members);
    }

    private Map<String, Variable> members(SnapshotItems.Item item) {
        return Map.of(
                "tests", new Variable("[String]", context.issues(item.json().path("tests"), item, "Test")));
    }

    void executions() {
        create(
                ItemKind.TEST_EXECUTION,
                "createTestExecution(jira: $jira, testIssueIds: $tests, testEnvironments: $environments) { testExecution "
                        + ISSUE + " warnings }",
                "testExecution",
                item -> Map.of(
                        "tests",
                        new Variable("[String]", testsOf(item)),
                        "environments",
                        new Variable("[String]", IssueInput.texts(item.json().path("testEnvironments")))));
    }

    /** Creating the execution with its tests creates its runs. */
    private List<String> testsOf(SnapshotItems.Item execution) {
        List<String> tests = new ArrayList<>();
        try (Stream<SnapshotItems.Item> runs = context.items()
                .runs(execution.place().projectId(), execution.place().id())) {
            runs.filter(context::isWanted).forEach(run -> {
                String test = run.json().path("test").path("issueId").asString("");
                context.issue(test)
                        .ifPresentOrElse(
                                tests::add, () -> context.failed(run, "Its test " + test + " is not on the target."));
            });
        }
        return tests;
    }

    /** Ties plans to their executions; doing so again changes nothing. */
    void planExecutions() {
        MutationBatch batch = context.batch();
        for (ProjectMapping project : context.projects()) {
            try (Stream<SnapshotItems.Item> plans = context.items().of(ItemKind.TEST_PLAN, project.sourceId())) {
                plans.filter(context::isWanted).forEach(plan -> tie(plan, batch));
            }
        }
        batch.send();
    }

    private void tie(SnapshotItems.Item plan, MutationBatch batch) {
        String unit = "plan-executions/" + plan.place().id();
        List<String> executions = context.issues(plan.json().path("testExecutions"), plan, "Test execution");
        String id = context.issue(plan.place().id()).orElse("");
        if (!id.isEmpty() && !executions.isEmpty() && !context.journal().isDone(unit)) {
            batch.add(
                    "addTestExecutionsToTestPlan(issueId: $id, testExecIssueIds: $executions) { addedTestExecutions warning }",
                    Map.of("id", new Variable("String!", id), "executions", new Variable("[String]!", executions)),
                    unit,
                    0,
                    answer -> {
                        if (!answer.value().isObject()) {
                            context.failed(plan, "Its executions could not be added: " + RestoreOutcome.reason(answer));
                        }
                    });
        }
    }

    private void create(
            ItemKind kind, String mutation, String member, Function<SnapshotItems.Item, Map<String, Variable>> input) {
        MutationBatch batch = context.batch();
        for (ProjectMapping project : context.projects()) {
            try (Stream<SnapshotItems.Item> items = context.items().of(kind, project.sourceId())) {
                items.filter(context::isWanted)
                        .filter(item -> isMissing(context, item))
                        .forEach(item -> {
                            Map<String, Variable> variables = new LinkedHashMap<>(input.apply(item));
                            variables.put(
                                    "jira",
                                    new Variable(
                                            "JSON!",
                                            IssueInput.jira(item.json(), project.targetKey(), context.options())));
                            batch.add(
                                    mutation,
                                    variables,
                                    UncertainIssues.unit(item),
                                    0,
                                    answer -> took(context, item, answer, member));
                        });
            }
        }
        batch.send();
    }

    /** Whether it has not been created yet; one that was is counted. */
    static boolean isMissing(RestoreContext context, SnapshotItems.Item item) {
        boolean missing = context.issue(item.place().id()).isEmpty();
        if (!missing) {
            context.outcome().existed(item.place().kind());
        }
        return missing;
    }

    /** Keeps the ids of a created issue; returns it, or null when there is none. */
    static @Nullable JsonNode took(RestoreContext context, SnapshotItems.Item item, FieldAnswer answer, String member) {
        JsonNode created = answer.value().path(member);
        String id = created.path("issueId").asString("");
        if (id.isEmpty()) {
            context.failed(item, RestoreOutcome.reason(answer));
            return null;
        }
        context.journal().map(IdMap.Type.ISSUE, item.place().id(), id);
        context.journal()
                .map(
                        IdMap.Type.KEY,
                        item.label(),
                        created.path("jira").path("key").asString(""));
        context.outcome().created(item.place().kind());
        answer.value()
                .path("warnings")
                .forEach(warning -> context.failed(item, "The target warned: " + warning.asString("")));
        return created;
    }

    static Variable text(JsonNode value) {
        return new Variable("String", value.isString() ? value.stringValue() : null);
    }
}
