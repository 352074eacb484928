package dev.lightbox.backup;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a restore through the public API cannot bring back (contract section 17.2): the one table that comparison, plan,
 * report and {@code docs/reference/not-restorable.md} are made from. The first row that matches a difference explains it.
 */
public enum NotRestorable {
    SETTINGS(
            "Settings of projects and site",
            "The API reads test types, statuses, fields and coverage settings but cannot change them; an administrator sets them up.",
            EnumSet.of(ItemKind.SITE, ItemKind.PROJECT),
            ".*"),
    KEYS_AND_IDS(
            "Keys and ids",
            "The target gives new ones to issues, steps, runs, files, types and fields; a map from old to new is kept.",
            EnumSet.allOf(ItemKind.class),
            "(.*[.\\]])?id|issueId|projectId|jira\\.key|jira\\.id|.*\\.self|.*[uU]rls?(\\..*)?|jira\\.project(\\..*)?"),
    CREATED_UPDATED(
            "Creation and change dates of issues",
            "Jira sets them itself.",
            EnumSet.allOf(ItemKind.class),
            "jira\\.(created|updated)"),
    REPORTER(
            "Reporters of issues",
            "The issues are created in the name of the key's user.",
            EnumSet.allOf(ItemKind.class),
            "jira\\.(reporter|creator)(\\..*)?"),
    WORKFLOW_STATUS(
            "Workflow status and resolution of issues",
            "An issue is created in the first status of its workflow; transitions belong to Jira's API.",
            EnumSet.allOf(ItemKind.class),
            "jira\\.(status|resolution)(\\..*)?"),
    PROJECT_FIELDS(
            "Components, versions and parents of issues",
            "They are objects of the project in Jira and must exist there first.",
            EnumSet.allOf(ItemKind.class),
            "jira\\.(components|versions|fixVersions|parent|issuetype)(\\[.*|\\..*)?"),
    USERS(
            "Assignees and executors who are unknown on the target",
            "A user is named only when the restore was told that the account exists there.",
            EnumSet.allOf(ItemKind.class),
            "assigneeId|executedById|jira\\.assignee(\\..*)?"),
    LAST_MODIFIED(
            "Dates of the last change in Xray",
            "The site sets them itself.",
            EnumSet.allOf(ItemKind.class),
            "lastModified"),
    EVIDENCE_DATES(
            "Dates and authors of evidence",
            "The evidence is uploaded anew.",
            EnumSet.of(ItemKind.TEST_RUN),
            "(.*\\.)?evidence\\[\\d+]\\.createdOn"),
    AUTOMATION_RESULTS(
            "Output of imported automation results",
            "Logs, hooks and embeddings come only with a report of the original format.",
            EnumSet.of(ItemKind.TEST_RUN),
            "results(\\[.*|\\..*)?"),
    ITERATIONS(
            "Iterations and their parameters",
            "They exist only where the target has the parameters and datasets.",
            EnumSet.of(ItemKind.TEST_RUN),
            "(iterations|parameters)(\\[.*)?"),
    TEST_VERSIONS(
            "Versions of tests",
            "Only the default version can be written; other versions, names and archived flags are lost.",
            EnumSet.of(ItemKind.TEST, ItemKind.TEST_RUN),
            "testVersions?([\\[.].*)?"),
    RUN_DEFINITION(
            "Definitions as runs remember them",
            "A run copies the definition that its test has when the run is created; older definitions are lost.",
            EnumSet.of(ItemKind.TEST_RUN),
            "(gherkin|unstructured|scenarioType|testType|preconditions)([\\[.].*)?"
                    + "|steps\\[\\d+](\\.(action|data|result|customFields|attachments)([\\[.].*)?)?"),
    DATASETS(
            "Datasets",
            "The API reads them; they are written by an import in the user interface only.",
            EnumSet.of(ItemKind.TEST),
            "dataset([\\[.].*)?"),
    COVERAGE(
            "Links to requirements and their coverage",
            "They are Jira issue links and belong to Jira's API.",
            EnumSet.of(ItemKind.TEST),
            "coverableIssues([\\[.].*)?"),
    DEFECTS(
            "Links to defects that do not exist on the target",
            "Defects are Jira issues, which Jira's own backup restores.",
            EnumSet.of(ItemKind.TEST_RUN),
            "(.*\\.)?defects(\\[.*)?"),
    PLAN_BOARDS(
            "Folders of test plan boards",
            "This version captures their names, not which tests lie in them.",
            EnumSet.of(ItemKind.TEST_PLAN),
            "folders([\\[.].*)?"),
    MEMBER_ORDER(
            "Order of members",
            "The API adds members to tests, sets, plans and folders without a place.",
            EnumSet.allOf(ItemKind.class),
            ".*\\(order\\)"),
    DYNAMIC_PLANS(
            "Filters of dynamic test plans",
            "The filter cannot be read: such a plan comes back with the tests that it had.",
            EnumSet.noneOf(ItemKind.class),
            ""),
    ARCHIVED_RUNS("Archived test runs", "The API does not show them.", EnumSet.noneOf(ItemKind.class), ""),
    TIMER("Elapsed time of runs", "The API does not tell it.", EnumSet.noneOf(ItemKind.class), ""),
    HISTORY("Change history", "The API cannot write it.", EnumSet.noneOf(ItemKind.class), ""),
    API_KEYS("API keys", "Secrets are never given out; create new keys.", EnumSet.noneOf(ItemKind.class), "");

    private final String title;
    private final String reason;
    private final Set<ItemKind> kinds;
    private final Pattern paths;

    NotRestorable(String title, String reason, Set<ItemKind> kinds, String paths) {
        this.title = title;
        this.reason = reason;
        this.kinds = kinds;
        this.paths = Pattern.compile(paths);
    }

    /** What is lost, in words. */
    public String title() {
        return title;
    }

    /** Why it is lost. */
    public String reason() {
        return reason;
    }

    /** Why an item of {@code kind} may differ at {@code path} after a restore; empty when it should not. */
    public static Optional<NotRestorable> of(ItemKind kind, String path) {
        return Arrays.stream(values())
                .filter(row ->
                        row.kinds.contains(kind) && row.paths.matcher(path).matches())
                .findFirst();
    }

    /** The table as the reference page shows it, in Markdown. */
    public static String page() {
        StringBuilder page = new StringBuilder("""
                # What a restore cannot bring back

                <!-- Generated from NotRestorable.java; a test fails when the two differ. -->

                Xray's public API reads more than it writes. A restore names everything on this list that it met, and a comparison
                counts such differences apart from real ones.

                | name | what | why |
                | --- | --- | --- |
                """);
        for (NotRestorable row : List.of(values())) {
            page.append("| `%s` | %s | %s |\n".formatted(row, row.title, row.reason));
        }
        return page.toString();
    }
}
