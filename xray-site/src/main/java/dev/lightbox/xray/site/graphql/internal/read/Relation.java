package dev.lightbox.xray.site.graphql.internal.read;

import dev.lightbox.xray.site.content.IssueKind;
import java.util.Set;

/** How issues refer to each other, each in the direction of one field; lists keep the order of their {@code order}. */
public enum Relation {
    TEST_PRECONDITIONS("site_test_precondition", "test_id", "precondition_id", IssueKind.PRECONDITION, "x.position"),
    TEST_SETS("site_membership", "test_id", "container_id", IssueKind.TEST_SET, "x.container_id"),
    TEST_PLANS("site_membership", "test_id", "container_id", IssueKind.TEST_PLAN, "x.container_id"),
    TEST_EXECUTIONS("site_run", "test_id", "execution_id", IssueKind.TEST_EXECUTION, "x.execution_id"),
    TEST_REQUIREMENTS("site_issue_link", "source_id", "target_id", IssueKind.OTHER, "x.target_id"),
    PRECONDITION_TESTS("site_test_precondition", "precondition_id", "test_id", IssueKind.TEST, "x.test_id"),
    MEMBERS("site_membership", "container_id", "test_id", IssueKind.TEST, "x.position"),
    PLAN_EXECUTIONS("site_plan_execution", "test_plan_id", "execution_id", IssueKind.TEST_EXECUTION, "x.position"),
    EXECUTION_PLANS("site_plan_execution", "execution_id", "test_plan_id", IssueKind.TEST_PLAN, "x.test_plan_id"),
    EXECUTION_TESTS("site_run", "execution_id", "test_id", IssueKind.TEST, "x.position"),
    REQUIREMENT_TESTS("site_issue_link", "target_id", "source_id", IssueKind.TEST, "x.source_id");

    /** Relations whose rows name a version of the test. */
    public static final Set<Relation> OF_VERSIONS = Set.of(TEST_PRECONDITIONS, TEST_EXECUTIONS);

    private final String table;
    private final String parent;
    private final String child;
    private final IssueKind childKind;
    private final String order;

    Relation(String table, String parent, String child, IssueKind childKind, String order) {
        this.table = table;
        this.parent = parent;
        this.child = child;
        this.childKind = childKind;
        this.order = order;
    }

    /** The id of the issue at the other end, in {@link #rows}. */
    String childColumn() {
        return "x." + child;
    }

    /** Columns {@code parent}, {@code version} (always 0), {@code child}, {@code place} (from 1) and {@code total}. */
    String rows(Filter children) {
        switch (table) {
            case "site_issue_link" -> children.and("x.link_type = 'Test'");
            case "site_test_precondition" ->
                children.and("x.version_id = (SELECT t.version_id FROM site_test t WHERE t.issue_id = x.test_id)");
            default -> {}
        }
        return rows(children, "0", "x." + parent);
    }

    /** The same for each version of the parent, which must be a test. */
    String rowsOfVersions(Filter children) {
        return rows(children, "x.version_id", "x.test_id, x.version_id");
    }

    private String rows(Filter children, String version, String group) {
        children.and("x." + parent + " IN (:parents)").and(Filter.readable(childColumn(), childKind));
        return """
                SELECT x.%1$s AS parent, %6$s AS version, x.%2$s AS child,
                       row_number() OVER (PARTITION BY %7$s ORDER BY %3$s, x.%2$s) AS place,
                       count(*) OVER (PARTITION BY %7$s) AS total
                FROM %4$s x WHERE %5$s""".formatted(parent, child, order, table, children.where(), version, group);
    }
}
