package dev.lightbox.xray.site.graphql.internal.fields;

import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.IssueKind;
import dev.lightbox.xray.site.graphql.internal.engine.Fetch;
import dev.lightbox.xray.site.graphql.internal.engine.Wiring;
import dev.lightbox.xray.site.graphql.internal.read.Filter;
import dev.lightbox.xray.site.graphql.internal.read.IssueLists;
import dev.lightbox.xray.site.graphql.internal.read.IssueRow;
import dev.lightbox.xray.site.graphql.internal.read.Page;
import dev.lightbox.xray.site.jql.Jql;
import dev.lightbox.xray.site.jql.JqlCondition;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Root fields that find issues: one by id, or a page of them by filters that all must hold. */
final class IssueQueries {
    /** The name of each kind in root fields; the list is called the same with an {@code s}. */
    private static final Map<IssueKind, String> FIELDS = Map.of(
            IssueKind.TEST, "getTest",
            IssueKind.PRECONDITION, "getPrecondition",
            IssueKind.TEST_SET, "getTestSet",
            IssueKind.TEST_PLAN, "getTestPlan",
            IssueKind.TEST_EXECUTION, "getTestExecution",
            IssueKind.OTHER, "getCoverableIssue");

    private final Jql jql;

    private IssueQueries(Jql jql) {
        this.jql = jql;
    }

    static IssueQueries bind(Wiring wiring, Jql jql) {
        IssueQueries queries = new IssueQueries(jql);
        FIELDS.forEach((kind, field) -> wiring.query(field, fetch -> one(kind, fetch, fetch.issueId("issueId")))
                .query(field + "s", fetch -> queries.page(kind, fetch, IssueLists.of(kind))));
        return queries;
    }

    /** The issue of that kind; refuses what the caller does not see as if it did not exist. */
    static CompletionStage<IssueRow> one(IssueKind kind, Fetch fetch, String idOrKey) {
        long id = IssueLists.find(fetch.request(), kind, idOrKey).orElseThrow(() -> notFound(kind, idOrKey));
        return fetch.load(Batches.ISSUES, id);
    }

    static SiteRefusal notFound(IssueKind kind, String idOrKey) {
        return new SiteRefusal(SiteRefusal.Kind.NOT_FOUND, kind.words() + " with id " + idOrKey + " not found!");
    }

    /** The page of issues that satisfy {@code filter} and the arguments. */
    Page<Long> page(IssueKind kind, Fetch fetch, Filter filter) {
        if (fetch.given("issueIds")) {
            filter.andIssues("i.id", "wanted", fetch.texts("issueIds"));
        }
        Optional<JqlCondition> condition =
                fetch.text("jql").map(text -> jql.compile(text, fetch.request().caller()));
        condition.ifPresent(filter::and);
        fetch.text("projectId")
                .ifPresent(project -> filter.and(
                                "i.project_id = :project", "project", SettingsFields.project(fetch, project))
                        .inOneProject());
        fetch.text("modifiedSince")
                .ifPresent(since -> filter.and(
                        "i.modified_at > :since",
                        "since",
                        Dates.parse("modifiedSince", since).toEpochMilli()));
        DefinitionFilters.apply(kind, fetch, filter);
        return IssueLists.page(fetch.request(), filter, fetch.paging(), condition.flatMap(JqlCondition::order));
    }
}
