package dev.lightbox.xray.site.sitebackup.internal;

import java.util.List;

/**
 * The files of a backup (contract section 11.2). Each statement selects a page of one project's rows by their id, which is
 * the first column; a column whose name ends in {@code _json} holds JSON. Ids only: keys and Jira fields are not in it.
 */
enum BackupPart {
    TESTS("tests", """
            SELECT i.id AS id, t.type_id AS type, t.gherkin AS cucumber, t.scenario_type AS "cucumberType",
                   t.unstructured AS generic, t.version_id AS "testVersionId"
            FROM site_test t JOIN site_issue i ON i.id = t.issue_id""", List.of(new Nested("steps", """
                            SELECT s.test_id, s.id AS id, s.action AS action, s.data AS data, s.result AS result,
                                   s.called_test_id AS "callTestIssueId", s.custom_fields AS customfields_json
                            FROM site_test_step s JOIN site_test t ON t.issue_id = s.test_id AND t.version_id = s.version_id
                            WHERE s.test_id IN (:ids) ORDER BY s.test_id, s.position"""), new Nested("preConditionTargetIssueIds", """
                            SELECT p.test_id, p.precondition_id AS id FROM site_test_precondition p
                            JOIN site_test t ON t.issue_id = p.test_id AND t.version_id = p.version_id
                            WHERE p.test_id IN (:ids) ORDER BY p.test_id, p.position"""))),
    PRECONDITIONS("preconditions", """
            SELECT i.id AS id, p.type_id AS type, p.definition AS definition
            FROM site_precondition p JOIN site_issue i ON i.id = p.issue_id""", List.of()),
    TEST_SETS("testSets", "SELECT i.id AS id FROM site_issue i", List.of(Nested.MEMBERS)),
    TEST_PLANS(
            "testPlans",
            "SELECT i.id AS id FROM site_issue i",
            List.of(Nested.MEMBERS, new Nested("testPlanBoard", """
            SELECT f.test_plan_id, f.id AS id, f.parent_id AS "parentId", f.path AS path, f.name AS name
            FROM site_folder f WHERE f.test_plan_id IN (:ids) ORDER BY f.test_plan_id, f.path"""))),
    TEST_EXECUTIONS("testExecutions", """
            SELECT i.id AS id, e.environments AS "testEnvironments_json"
            FROM site_execution e JOIN site_issue i ON i.id = e.issue_id""", List.of(new Nested("testPlans", """
                    SELECT x.execution_id, x.test_plan_id AS id FROM site_plan_execution x
                    WHERE x.execution_id IN (:ids) ORDER BY x.execution_id, x.test_plan_id"""))),
    TEST_RUNS("testRuns", """
            SELECT r.id AS _id, r.test_id AS "testIssueId", r.execution_id AS "testExecIssueId", r.status AS status,
                   r.comment AS comment, r.assignee_id AS assignee, r.executed_by AS "executedBy",
                   r.started_at AS "startedOn", r.finished_at AS "finishedOn", r.gherkin AS cucumber,
                   r.unstructured AS generic, r.defects AS defects_json, r.custom_fields AS customfields_json
            FROM site_run r JOIN site_issue i ON i.id = r.execution_id""", List.of(new Nested("steps", """
                    SELECT s.run_id, s.id AS id, s.action AS action, s.data AS data, s.result AS result, s.status AS status,
                           s.comment AS comment, s.actual_result AS "actualResult", s.defects AS defects_json
                    FROM site_run_step s WHERE s.run_id IN (:ids) ORDER BY s.run_id, s.position"""), new Nested("iterations", """
                    SELECT n.run_id, n.position AS rank, n.parameters AS parameters_json, n.status AS status
                    FROM site_run_iteration n WHERE n.run_id IN (:ids) ORDER BY n.run_id, n.position"""))),
    TEST_REPOSITORY("testRepository", """
            SELECT i.id AS id, i.parent_id AS "parentId", i.path AS path, i.name AS name FROM site_folder i""", List.of(new Nested("tests", """
                    SELECT t.folder_id, t.issue_id AS id FROM site_test t
                    WHERE t.folder_id IN (:ids) ORDER BY t.folder_id, t.issue_id"""))),
    /** The values of data-driven tests: for a test, for a test in a plan, or for a test in an execution. */
    DATASETS("datasets", """
            SELECT d.id AS _id, d.test_id AS "testIssueId", d.test_plan_id AS "testPlanIssueId",
                   d.execution_id AS "testExecIssueId", d.parameters AS parameters_json, d.dataset_rows AS rows_json
            FROM site_dataset d JOIN site_issue i ON i.id = d.test_id""", List.of()),
    ISSUE_HISTORY("issueHistory", """
            SELECT h.id AS id, h.issue_id AS "issueId", h.action AS action, h.changes AS changes_json,
                   h.changed_at AS date, u.account_id AS "user", h.version AS version
            FROM site_history h JOIN site_issue i ON i.id = h.issue_id JOIN site_user u ON u.id = h.user_id""", List.of());

    /** The files that steps and runs of a project use, each once. */
    static final String ATTACHMENTS = """
            SELECT DISTINCT a.id AS id, a.filename AS filename, 'TEST' AS entity, t.issue_id AS testid, CAST(NULL AS BIGINT) AS testexecid
            FROM site_attachment a JOIN site_test_step_attachment x ON x.attachment_id = a.id
            JOIN site_test_step s ON s.id = x.step_id JOIN site_test t ON t.issue_id = s.test_id AND t.version_id = s.version_id WHERE t.project_id = :project
            UNION ALL
            SELECT DISTINCT a.id, a.filename, 'TESTRUN', r.test_id, r.execution_id
            FROM site_attachment a JOIN site_run_evidence x ON x.attachment_id = a.id
            JOIN site_run r ON r.id = x.run_id JOIN site_issue i ON i.id = r.execution_id WHERE i.project_id = :project
            """;

    private final String file;
    private final String select;
    private final List<Nested> nested;

    /**
     * What belongs to the rows of a page.
     *
     * @param statement whose first column is the row that each belongs to
     */
    record Nested(String member, String statement) {
        static final Nested MEMBERS = new Nested("tests", """
                SELECT m.container_id, m.test_id AS id FROM site_membership m
                WHERE m.container_id IN (:ids) ORDER BY m.container_id, m.position""");
    }

    BackupPart(String file, String select, List<Nested> nested) {
        this.file = file;
        this.select = select;
        this.nested = nested;
    }

    /** The file's name begins with it, and its list is called so. */
    String file() {
        return file;
    }

    List<Nested> nested() {
        return nested;
    }

    /** Before the first id, which is a text for runs and datasets and a number for all others. */
    Object start() {
        return this == TEST_RUNS || this == DATASETS ? "" : Long.valueOf(-1);
    }

    /** With the places project, since, after and page. */
    String statement() {
        return select
                + switch (this) {
                    case TEST_RUNS ->
                        " WHERE i.project_id = :project AND r.modified_at >= :since AND r.id > :after"
                                + " ORDER BY r.id LIMIT :page";
                    case TEST_REPOSITORY ->
                        " WHERE i.project_id = :project AND i.test_plan_id IS NULL AND :since >= 0"
                                + " AND i.id > :after ORDER BY i.id LIMIT :page";
                    case DATASETS ->
                        " WHERE i.project_id = :project AND i.modified_at >= :since AND d.id > :after"
                                + " ORDER BY d.id LIMIT :page";
                    case ISSUE_HISTORY ->
                        " WHERE i.project_id = :project AND h.changed_at >= :since AND h.id > :after"
                                + " ORDER BY h.id LIMIT :page";
                    case TEST_SETS, TEST_PLANS ->
                        " WHERE i.kind = '" + (this == TEST_SETS ? "TEST_SET" : "TEST_PLAN") + "' AND" + ISSUES;
                    default -> " WHERE" + ISSUES;
                };
    }

    private static final String ISSUES =
            " i.project_id = :project AND i.modified_at >= :since AND i.id > :after ORDER BY i.id LIMIT :page";
}
