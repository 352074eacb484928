package dev.lightbox.xray.site.graphql.internal.read;

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

    /** Columns {@code parent}, {@code child}, {@code place} (from 1, within the parent) and {@code total}. */
    String rows(Filter children) {
        children.and("c.tenant_id = :tenant")
                .and("c.project_id IN (:readable)")
                .and("x." + parent + " IN (:parents)")
                .and("c.kind = :childKind", "childKind", childKind);
        if (table.equals("site_issue_link")) {
            children.and("x.link_type = 'Test'");
        }
        return """
                SELECT x.%1$s AS parent, x.%2$s AS child,
                       row_number() OVER (PARTITION BY x.%1$s ORDER BY %3$s, c.id) AS place,
                       count(*) OVER (PARTITION BY x.%1$s) AS total
                FROM %4$s x JOIN site_issue c ON c.id = x.%2$s
                WHERE %5$s""".formatted(parent, child, order, table, children.where());
    }
}
