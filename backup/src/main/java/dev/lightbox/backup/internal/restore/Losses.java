package dev.lightbox.backup.internal.restore;

import dev.lightbox.backup.ItemKind;
import dev.lightbox.backup.NotRestorable;
import dev.lightbox.backup.RestoreOptions;
import java.util.EnumMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Counts what a snapshot's items hold that a restore cannot bring back. Not thread-safe. */
final class Losses {
    private final RestoreOptions options;
    private final Map<NotRestorable, Long> counts = new EnumMap<>(NotRestorable.class);

    Losses(RestoreOptions options) {
        this.options = options;
    }

    /** Looks at one item. */
    void look(ItemKind kind, JsonNode item) {
        switch (kind) {
            case TEST -> test(item);
            case TEST_PLAN ->
                holds(NotRestorable.PLAN_BOARDS, item.path("folders").path("folders"));
            case TEST_RUN -> run(item);
            case PRECONDITION, TEST_SET, TEST_EXECUTION, SITE, PROJECT, FOLDERS, ATTACHMENT -> {}
        }
        if (item.has("jira")) {
            issue(item.path("jira"));
        }
    }

    private void issue(JsonNode jira) {
        add(NotRestorable.KEYS_AND_IDS, 1);
        add(NotRestorable.CREATED_UPDATED, 1);
        add(NotRestorable.REPORTER, 1);
        holds(NotRestorable.PROJECT_FIELDS, jira.path("components"));
        holds(NotRestorable.PROJECT_FIELDS, jira.path("versions"));
        holds(NotRestorable.PROJECT_FIELDS, jira.path("fixVersions"));
        if (jira.path("resolution").isObject()) {
            add(NotRestorable.WORKFLOW_STATUS, 1);
        }
        user(jira.path("assignee").path("accountId"));
    }

    private void test(JsonNode test) {
        holds(NotRestorable.COVERAGE, test.path("coverableIssues"));
        holds(NotRestorable.DATASETS, test.path("dataset").path("rows"));
        if (test.path("testVersions").size() > 1) {
            add(NotRestorable.TEST_VERSIONS, test.path("testVersions").size() - 1L);
        }
    }

    private void run(JsonNode run) {
        holds(NotRestorable.AUTOMATION_RESULTS, run.path("results"));
        holds(NotRestorable.ITERATIONS, run.path("iterations"));
        holds(NotRestorable.DEFECTS, run.path("defects"));
        for (JsonNode step : run.path("steps")) {
            holds(NotRestorable.DEFECTS, step.path("defects"));
            holds(NotRestorable.EVIDENCE_DATES, step.path("evidence"));
        }
        holds(NotRestorable.EVIDENCE_DATES, run.path("evidence"));
        user(run.path("assigneeId"));
        user(run.path("executedById"));
    }

    private void user(JsonNode account) {
        String id = account.asString("");
        if (!id.isEmpty() && !options.sameUsers() && !options.users().containsKey(id)) {
            add(NotRestorable.USERS, 1);
        }
    }

    private void holds(NotRestorable row, JsonNode list) {
        if (!list.isEmpty()) {
            add(row, list.size());
        }
    }

    private void add(NotRestorable row, long more) {
        counts.merge(row, more, Long::sum);
    }

    Map<NotRestorable, Long> counts() {
        return counts;
    }
}
