package dev.lightbox.xray.site.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.JiraFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The runs of a site, all or by their assignees and changes alone, page by page. */
class RunPagesTest {
    private static List<String> page(GraphQlFixture site, int start, int total) {
        return page(site, "", start, total);
    }

    private static List<String> page(GraphQlFixture site, String asked, int start, int total) {
        JsonNode runs = site.data("{ getTestRuns(limit: 2, start: " + start + asked
                        + ") { total results { id test { jira(fields: [\"summary\"]) }"
                        + " testExecution { jira(fields: [\"summary\"]) } } } }")
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

            assertPages(site, "", List.of("A three", "A one", "A two", "B one", "C two", "C one"));
        }
    }

    /** Every page shows its part of {@code all}, with as many statements as any other. */
    private static void assertPages(GraphQlFixture site, String asked, List<String> all) {
        Set<Integer> statements = new HashSet<>();
        for (int start = 0; start < all.size(); start++) {
            site.database.statements.clear();
            assertThat(page(site, asked, start, all.size()))
                    .isEqualTo(all.subList(start, Math.min(start + 2, all.size())));
            statements.add(site.database.statements.size());
        }
        assertThat(statements).hasSize(1);
        assertThat(page(site, asked, all.size(), all.size())).isEmpty();
        assertThat(page(site, asked, Integer.MAX_VALUE, all.size())).isEmpty();
    }

    @EachDatabase
    void pagesOfAssigneesAndChangesGoTheSameWay(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue one = site.manualTest("one");
            Issue two = site.manualTest("two");
            Issue three = site.manualTest("three");
            for (String name : List.of("A", "B", "C")) {
                site.execution(name, three, one, two);
            }
            site.content
                    .testExecutions()
                    .create(site.owner, JiraFields.of("HIDDEN", "H"), List.of(one.key()), List.of());
            List<String> runs = runs(site);
            assign(site, site.ada, runs.get(9), runs.get(7), runs.get(2), runs.get(0));
            site.pass();
            assign(site, site.owner, runs.get(8), runs.get(1));

            assertPages(site, assignees(site.ada), List.of("A three", "A two", "C one"));
            assertPages(site, assignees(site.owner), List.of("A one", "C two"));
            assertPages(site, assignees(site.owner, site.ada), List.of("A three", "A one", "A two", "C one", "C two"));
            assertPages(site, ", modifiedSince: \"2030-01-01T00:00:00Z\"", List.of("A one", "C two"));
            assertPages(
                    site,
                    assignees(site.ada, site.owner) + ", modifiedSince: \"2030-01-01T00:00:30Z\"",
                    List.of("A one", "C two"));
            assertThat(page(site, assignees(site.ada) + ", modifiedSince: \"2031-01-01T00:00:00Z\"", 0, 0))
                    .isEmpty();
            assertThat(page(site, ", testRunAssignees: []", 0, 0)).isEmpty();
            assertThat(page(site, ", testRunAssignees: \"nobody\"", 0, 0)).isEmpty();
        }
    }

    /** Ids of all runs in their order, of the hidden project as well. */
    private static List<String> runs(GraphQlFixture site) {
        List<String> runs = new ArrayList<>();
        site.ask(site.owner, "{ getTestRuns(limit: 100) { results { id } } }", Map.of())
                .body()
                .at("/data/getTestRuns/results")
                .forEach(run -> runs.add(run.get("id").asString()));
        return runs;
    }

    private static void assign(GraphQlFixture site, Caller user, String... runs) {
        for (String run : runs) {
            site.ask(
                    site.owner,
                    "mutation { updateTestRun(id: \"%s\", assigneeId: \"%s\") { warnings } }"
                            .formatted(run, user.user().accountId()),
                    Map.of());
        }
    }

    private static String assignees(Caller... users) {
        return ", testRunAssignees: "
                + Stream.of(users)
                        .map(user -> "\"" + user.user().accountId() + "\"")
                        .toList();
    }

    @EachDatabase
    void aSiteWithoutRunsHasAnEmptyPage(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            assertThat(page(site, 0, 0)).isEmpty();
        }
    }
}
