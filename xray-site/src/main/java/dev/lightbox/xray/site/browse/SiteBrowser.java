package dev.lightbox.xray.site.browse;

import dev.lightbox.persistence.Database;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.IssueKind;
import dev.lightbox.xray.site.graphql.internal.read.Filter;
import dev.lightbox.xray.site.graphql.internal.read.FolderTree;
import dev.lightbox.xray.site.graphql.internal.read.FolderTrees;
import dev.lightbox.xray.site.graphql.internal.read.IssueLists;
import dev.lightbox.xray.site.graphql.internal.read.Page;
import dev.lightbox.xray.site.graphql.internal.read.Paging;
import dev.lightbox.xray.site.graphql.internal.read.Projects;
import dev.lightbox.xray.site.jql.Jql;
import dev.lightbox.xray.site.jql.JqlCondition;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Looks up what the site holds. What the caller may not browse is as if it were not there. Thread-safe. */
public final class SiteBrowser {
    private static final String PROJECTS = """
            SELECT p.project_key, p.name,
                   sum(CASE i.kind WHEN 'TEST' THEN 1 ELSE 0 END), sum(CASE i.kind WHEN 'PRECONDITION' THEN 1 ELSE 0 END),
                   sum(CASE i.kind WHEN 'TEST_SET' THEN 1 ELSE 0 END), sum(CASE i.kind WHEN 'TEST_PLAN' THEN 1 ELSE 0 END),
                   sum(CASE i.kind WHEN 'TEST_EXECUTION' THEN 1 ELSE 0 END), sum(CASE i.kind WHEN 'OTHER' THEN 1 ELSE 0 END)
            FROM site_project p LEFT JOIN site_issue i ON i.project_id = p.id
            WHERE p.tenant_id = :tenant AND p.id IN (:readable) GROUP BY p.project_key, p.name ORDER BY p.project_key""";

    private final Database database;
    private final Jql jql;

    public SiteBrowser(Database database, InstantSource clock) {
        this.database = database;
        this.jql = new Jql(clock);
    }

    /** All projects, by key. */
    public List<ProjectLine> projects(Caller caller) {
        Reading reading = new Reading(database, caller);
        return reading.read(sql -> reading.statement(sql, PROJECTS)
                .query((row, _) -> new ProjectLine(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8)))
                .list());
    }

    /** The Test Repository of a project: its root folder. */
    public Optional<FolderNode> repository(Caller caller, String project) {
        Reading reading = new Reading(database, caller);
        return Projects.find(reading.request(), project)
                .map(id ->
                        FolderTrees.repositories(reading.request(), List.of(id)).get(id))
                .map(SiteBrowser::node);
    }

    private static FolderNode node(FolderTree tree) {
        return new FolderNode(
                tree.name(),
                tree.path(),
                tree.tests(),
                tree.folders().stream().map(SiteBrowser::node).toList());
    }

    /**
     * The tests that lie in a folder itself.
     *
     * @param path {@code /} for tests outside any folder
     * @param order {@code key}, {@code summary}, {@code status} or {@code updated}, with a minus from the largest
     */
    public Slice<IssueLine> testsIn(Caller caller, String project, String path, String order, int start, int size) {
        Filter filter = of(IssueKind.TEST, project);
        if (path.equals("/")) {
            filter.and("t.folder_id IS NULL");
        } else {
            filter.and(
                    "t.folder_id = (SELECT f.id FROM site_folder f WHERE f.project_id = i.project_id"
                            + " AND f.test_plan_id IS NULL AND f.path = :path)",
                    "path",
                    path);
        }
        return page(caller, filter, Optional.of(IssueOrder.sql(order)), start, size);
    }

    /** The issues of one kind in a project. */
    public Slice<IssueLine> issues(Caller caller, String project, IssueKind kind, String order, int start, int size) {
        return page(caller, of(kind, project), Optional.of(IssueOrder.sql(order)), start, size);
    }

    private static Filter of(IssueKind kind, String project) {
        return IssueLists.of(kind)
                .and(
                        "i.project_id = (SELECT q.id FROM site_project q WHERE q.tenant_id = :tenant AND q.project_key = :key)",
                        "key",
                        project)
                .inOneProject();
    }

    /**
     * What a query finds, in its own order.
     *
     * @throws dev.lightbox.xray.site.SiteRefusal that says where the query is not understood
     */
    public Slice<IssueLine> search(Caller caller, String query, int start, int size) {
        JqlCondition condition = jql.compile(query, caller);
        return page(caller, IssueLists.ofAny().and(condition), condition.order(), start, size);
    }

    private Slice<IssueLine> page(Caller caller, Filter filter, Optional<String> order, int start, int size) {
        Reading reading = new Reading(database, caller);
        Page<Long> page = IssueLists.page(reading.request(), filter, new Paging(start, size), order);
        return new Slice<>(reading.lines(page.keys()), page.total());
    }

    /** One issue with all that hangs on it but runs. */
    public Optional<IssueDetail> issue(Caller caller, String key) {
        return new IssueReading(new Reading(database, caller)).find(key);
    }

    /** The runs of a test, or of a test execution; none for issues of other kinds. */
    public Slice<RunLine> runs(Caller caller, IssueLine issue, int start, int size) {
        RunReading runs = new RunReading(new Reading(database, caller));
        return switch (issue.kind()) {
            case TEST -> runs.ofTest(issue.id(), start, size);
            case TEST_EXECUTION -> runs.ofExecution(issue.id(), start, size);
            default -> new Slice<>(List.of(), 0);
        };
    }

    public Optional<RunDetail> run(Caller caller, String id) {
        return new RunReading(new Reading(database, caller)).find(id);
    }
}
