package dev.lightbox.xray.site.content;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.internal.DatasetRows;
import dev.lightbox.xray.site.content.internal.HistoryRows;
import dev.lightbox.xray.site.content.internal.IssueRows;
import dev.lightbox.xray.site.content.internal.SiteStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Datasets of data-driven tests. The public API of the wire only reads them; these are the acts behind pages and imports.
 * A run takes the iterations that hold when it is made or reset. Thread-safe.
 */
public final class Datasets {
    private final SiteStore store;

    Datasets(SiteStore store) {
        this.store = store;
    }

    /** Keeps the dataset there, in place of one that was there before. Needs the right to edit the test. */
    public void put(Caller caller, DatasetPlace place, Dataset dataset) {
        store.database().update(sql -> {
            DatasetRows.Place where = writable(sql, caller, place);
            DatasetRows.put(store, sql, caller.tenant().id(), where, dataset);
            note(sql, caller, where, "Dataset changed");
        });
    }

    /** Removes the dataset there, if there is one. */
    public void remove(Caller caller, DatasetPlace place) {
        store.database().update(sql -> {
            DatasetRows.Place where = writable(sql, caller, place);
            DatasetRows.remove(sql, where);
            note(sql, caller, where, "Dataset removed");
        });
    }

    /** The dataset of exactly this place. */
    public Optional<Dataset> find(Caller caller, DatasetPlace place) {
        return store.database().read(sql -> DatasetRows.at(sql, place(sql, caller, place)));
    }

    /**
     * The dataset of a test in a context, as {@code dataset/export} asks for it (contract section 10).
     *
     * @param context id or key of a test plan or a test execution, or null
     * @param resolved whether the plans of an execution, and then the test itself, answer for a context without one
     */
    public Optional<Dataset> find(Caller caller, String test, @Nullable String context, boolean resolved) {
        return store.database().read(sql -> {
            long id = IssueRows.require(sql, caller, IssueKind.TEST, test).id();
            Issue where = context == null ? null : context(sql, caller, context);
            DatasetRows.Place own = new DatasetRows.Place(
                    id, idOf(where, IssueKind.TEST_PLAN), idOf(where, IssueKind.TEST_EXECUTION), "");
            if (where != null && where.kind() == IssueKind.TEST_EXECUTION && resolved) {
                Map<Long, Dataset> found = DatasetRows.ofExecution(sql, where.id(), List.of(id));
                return Optional.ofNullable(found.get(id));
            }
            Optional<Dataset> exact = DatasetRows.at(sql, own);
            return exact.isPresent() || !resolved ? exact : DatasetRows.at(sql, new DatasetRows.Place(id, 0, 0, ""));
        });
    }

    private static long idOf(@Nullable Issue issue, IssueKind kind) {
        return issue != null && issue.kind() == kind ? issue.id() : 0;
    }

    private static Issue context(JdbcClient sql, Caller caller, String idOrKey) {
        Issue issue = IssueRows.find(sql, caller, idOrKey)
                .orElseThrow(() -> SiteRefusal.badRequest("issue with id " + idOrKey + " not found!"));
        if (issue.kind() != IssueKind.TEST_PLAN && issue.kind() != IssueKind.TEST_EXECUTION) {
            throw SiteRefusal.badRequest("issueId provided is not valid");
        }
        return issue;
    }

    private static DatasetRows.Place writable(JdbcClient sql, Caller caller, DatasetPlace place) {
        IssueRows.requireWritable(sql, caller, IssueKind.TEST, place.test());
        return place(sql, caller, place);
    }

    private static DatasetRows.Place place(JdbcClient sql, Caller caller, DatasetPlace place) {
        long test = IssueRows.require(sql, caller, IssueKind.TEST, place.test()).id();
        return new DatasetRows.Place(
                test,
                id(sql, caller, IssueKind.TEST_PLAN, place.testPlan()),
                id(sql, caller, IssueKind.TEST_EXECUTION, place.execution()),
                callStep(sql, test, place.callStep()));
    }

    private static long id(JdbcClient sql, Caller caller, IssueKind kind, @Nullable String idOrKey) {
        return idOrKey == null
                ? 0
                : IssueRows.require(sql, caller, kind, idOrKey).id();
    }

    private static String callStep(JdbcClient sql, long test, @Nullable String step) {
        if (step == null) {
            return "";
        }
        return sql.sql("SELECT id FROM site_test_step WHERE id = ? AND test_id = ? AND called_test_id IS NOT NULL")
                .params(step, test)
                .query(String.class)
                .optional()
                .orElseThrow(() -> SiteRefusal.badRequest("step with id " + step + " not found!"));
    }

    private void note(JdbcClient sql, Caller caller, DatasetRows.Place place, String what) {
        IssueRows.touch(store, sql, List.of(place.test()));
        String where = place.plan() != 0
                ? "test plan " + place.plan()
                : place.execution() != 0 ? "test execution " + place.execution() : place.step();
        HistoryRows.record(store, caller, place.test(), HistoryRows.UPDATED, new HistoryRows.Change(what, where));
    }
}
