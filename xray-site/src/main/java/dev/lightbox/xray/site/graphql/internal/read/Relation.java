package dev.lightbox.xray.site.graphql.internal.read;

import java.util.Set;

/** How issues refer to each other, each in the direction of one field; lists keep the order of their {@code order}. */
public enum Relation {
    TEST_PRECONDITIONS("site_test_precondition", "test_id", "precondition_id", "PRECONDITION", "x.position"),
    TEST_SETS("site_membership", "test_id", "container_id", "TEST_SET", "c.id"),
    TEST_PLANS("site_membership", "test_id", "container_id", "TEST_PLAN", "c.id"),
    TEST_EXECUTIONS("site_run", "test_id", "execution_id", "TEST_EXECUTION", "c.id"),
    TEST_REQUIREMENTS("site_issue_link", "source_id", "target_id", "OTHER", "c.id"),
    PRECONDITION_TESTS("site_test_precondition", "precondition_id", "test_id", "TEST", "c.id"),
    MEMBERS("site_membership", "container_id", "test_id", "TEST", "x.position"),
    PLAN_EXECUTIONS("site_plan_execution", "test_plan_id", "execution_id", "TEST_EXECUTION", "x.position"),
    EXECUTION_PLANS("site_plan_execution", "execution_id", "test_plan_id", "TEST_PLAN", "c.id"),
    EXECUTION_TESTS("site_run", "execution_id", "test_id", "TEST", "x.position"),
    REQUIREMENT_TESTS("site_issue_link", "target_id", "source_id", "TEST", "c.id");

    /** Relations whose rows name a version of the test. */
    public static final Set<Relation> OF_VERSIONS = Set.of(TEST_PRECONDITIONS, TEST_EXECUTIONS);

    private final String table;
    private final String parent;
    private final String child;
    private final String childKind;
    private final String order;

    Relation(String table, String parent, String child, String childKind, String order) {
        this.table = table;
        this.parent = parent;
        this.child = child;
        this.childKind = childKind;
        this.order = order;
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
        children.and("+c.tenant_id = :tenant")
                .and("+c.project_id IN (:readable)")
                .and("x." + parent + " IN (:parents)")
                .and("c.kind = :childKind", "childKind", childKind);
        return """
                SELECT x.%1$s AS parent, %6$s AS version, x.%2$s AS child,
                       row_number() OVER (PARTITION BY %7$s ORDER BY %3$s, c.id) AS place,
                       count(*) OVER (PARTITION BY %7$s) AS total
                FROM %4$s x JOIN site_issue c ON c.id = x.%2$s
                WHERE %5$s""".formatted(parent, child, order, table, children.where(), version, group);
    }
}
