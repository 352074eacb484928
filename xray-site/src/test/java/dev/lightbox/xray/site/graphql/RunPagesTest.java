package dev.lightbox.xray.site.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.JiraFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** All runs of a site, without a filter, page by page. */
class RunPagesTest {
    private static List<String> page(GraphQlFixture site, int start, int total) {
        JsonNode runs = site.data(
                        "{ getTestRuns(limit: 2, start: " + start + ") { total results { id test { jira(fields: "
                                + "[\"summary\"]) } testExecution { jira(fields: [\"summary\"]) } } } }")
                .get("getTestRuns");
        assertThat(runs.get("total").asInt()).isEqualTo(total);
        List<String> page = new ArrayList<>();
        runs.get("results")
                .forEach(run -> page.add(run.at("/testExecution/jira/summary").asString() + " "
                        + run.at("/test/jira/summary").asString()));
        return page;
    }

    @EachDatabase
    void pagesGoThroughTheVisibleExecutionsInTheirOrder(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue one = site.manualTest("one");
            Issue two = site.manualTest("two");
            Issue three = site.manualTest("three");
            site.execution("A", three, one, two);
            site.execution("Empty");
            site.content
                    .testExecutions()
                    .create(site.owner, JiraFields.of("HIDDEN", "H"), List.of(one.key(), two.key()), List.of());
            site.execution("B", one);
            site.execution("C", two, one);
            List<String> all = List.of("A three", "A one", "A two", "B one", "C two", "C one");
            Set<Integer> statements = new HashSet<>();

            for (int start = 0; start < all.size(); start++) {
                site.database.statements.clear();
                assertThat(page(site, start, all.size()))
                        .isEqualTo(all.subList(start, Math.min(start + 2, all.size())));
                statements.add(site.database.statements.size());
            }

            assertThat(statements).hasSize(1);
            assertThat(page(site, all.size(), all.size())).isEmpty();
            assertThat(page(site, Integer.MAX_VALUE, all.size())).isEmpty();
        }
    }

    @EachDatabase
    void aSiteWithoutRunsHasAnEmptyPage(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            assertThat(page(site, 0, 0)).isEmpty();
        }
    }
}
