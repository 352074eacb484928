package dev.lightbox.xray.site.graphql.internal.fields;

import dev.lightbox.xray.site.content.Dataset;
import dev.lightbox.xray.site.graphql.internal.engine.Fetch;
import dev.lightbox.xray.site.graphql.internal.engine.Wiring;
import dev.lightbox.xray.site.graphql.internal.read.Datasets;
import dev.lightbox.xray.site.graphql.internal.read.Datasets.Placed;
import dev.lightbox.xray.site.graphql.internal.read.Filter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Datasets of data-driven tests, which the wire only reads. */
final class DatasetFields {
    /** A row with its place. */
    private record Row(int order, List<String> values) {}

    private DatasetFields() {}

    static void bind(Wiring wiring) {
        wiring.query("getDataset", DatasetFields::one).query("getDatasets", DatasetFields::list);
        wiring.<Placed>on("Dataset")
                .value("id", Placed::id)
                .value("testIssueId", Placed::test)
                .value("testPlanIssueId", Placed::testPlan)
                .value("testExecIssueId", Placed::execution)
                .value("testStepId", Placed::callStep)
                .value("callTestIssueId", Placed::calledTest)
                .value("parameters", placed -> placed.dataset().parameters())
                .value("rows", placed -> rows(placed.dataset()));
        wiring.<Dataset.Parameter>on("Parameter")
                .value("name", Dataset.Parameter::name)
                .value("type", Dataset.Parameter::type)
                .value("combinations", Dataset.Parameter::combinations)
                .value("listValues", Dataset.Parameter::listValues)
                .value("projectListId", Dataset.Parameter::projectListId);
        wiring.<Row>on("DatasetRow").value("order", Row::order).value("Values", Row::values);
    }

    private static List<Row> rows(Dataset dataset) {
        List<Row> rows = new ArrayList<>();
        dataset.rows().forEach(values -> rows.add(new Row(rows.size(), values)));
        return rows;
    }

    /** The dataset of exactly that level, null when there is none. */
    private static @Nullable Placed one(Fetch fetch) {
        Filter filter = new Filter().andIssues("d.test_id", "test", List.of(fetch.issueId("testIssueId")));
        level(fetch, filter, "testPlanIssueId", "d.test_plan_id", "plan");
        level(fetch, filter, "testExecIssueId", "d.execution_id", "exec");
        level(fetch, filter, "callTestIssueId", "s.called_test_id", "called");
        return Datasets.list(fetch.request(), filter).stream().findFirst().orElse(null);
    }

    private static void level(Fetch fetch, Filter filter, String argument, String column, String name) {
        fetch.text(argument)
                .ifPresentOrElse(
                        id -> filter.andIssues(column, name, List.of(id)), () -> filter.and(column + " IS NULL"));
    }

    private static List<Placed> list(Fetch fetch) {
        Filter filter = new Filter().and("d.tenant_id = :tenant");
        among(fetch, filter, "testIssueIds", "d.test_id", "tests");
        among(fetch, filter, "testPlanIssueIds", "d.test_plan_id", "plans");
        among(fetch, filter, "testExecIssueIds", "d.execution_id", "execs");
        return Datasets.list(fetch.request(), filter);
    }

    private static void among(Fetch fetch, Filter filter, String argument, String column, String name) {
        if (fetch.given(argument)) {
            filter.andIssues(column, name, fetch.texts(argument));
        }
    }
}
