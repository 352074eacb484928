package dev.lightbox.backup.internal.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.xray.api.GraphQlLimits;
import dev.lightbox.xray.api.RequestCost;
import dev.lightbox.xray.client.FieldRequest;
import dev.lightbox.xray.client.GraphQlError;
import dev.lightbox.xray.client.PackedQuery;
import dev.lightbox.xray.client.QueryPacker;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SelectionTest {
    private static Selection tests(String selected) {
        return Selection.parse(
                "Query", "{ getTests(limit: 100, start: $start) { total results { " + selected + " } } }");
    }

    @Test
    void theCostFollowsTheContractsRule() {
        assertThat(tests("issueId testType { name }").cost()).isEqualTo(new RequestCost(1, 100));
        assertThat(tests("steps { attachments { id } }").cost()).isEqualTo(new RequestCost(3, 100));
        assertThat(tests("preconditions(limit: 10) { results { issueId } }").cost())
                .isEqualTo(new RequestCost(2, 100 + 100 * 10));
        assertThat(Selection.parse("Query", "{ getStatuses { name } }").cost()).isEqualTo(new RequestCost(1, 0));
    }

    @Test
    void aFieldThatTheSchemaDoesNotKnowIsRefusedBeforeItIsSent() {
        assertThatThrownBy(() -> tests("stepz { id }")).hasMessageContaining("Test.stepz");
    }

    @Test
    void aRefusedFieldGoesWhereverItStandsAndTakesItsEmptyParentAlong() {
        Selection selection = tests("issueId steps { attachments { id } } dataset { rows { order } }");

        assertThat(selection.without("Attachment", "id").text())
                .isEqualTo(
                        "{ getTests(limit: 100, start: $start) { total results { issueId dataset { rows { order } } } } }");
        assertThat(selection.without("Test", "dataset").text()).doesNotContain("rows");
    }

    @Test
    void aSiteTeachesWhatItDoesNotServe() {
        RefusedFields refused = new RefusedFields();
        Selection selection = tests("issueId scenarioType dataset { rows { order } } steps { id }");

        assertThat(refused.learn(
                        selection,
                        List.of(
                                new GraphQlError(
                                        "Field dataset is not served by this version",
                                        List.of("getTests", "results", "3", "dataset")),
                                new GraphQlError("Cannot query field \"scenarioType\" on type \"Test\".", List.of()),
                                new GraphQlError("Test 7 not found", List.of("getTests", "results", "4", "steps")))))
                .isTrue();

        assertThat(refused.reasons().keySet()).containsExactlyInAnyOrder("Test.dataset", "Test.scenarioType");
        assertThat(refused.prune(selection).text())
                .isEqualTo("{ getTests(limit: 100, start: $start) { total results { issueId steps { id } } } }");
        assertThat(refused.learn(refused.prune(selection), List.of(new GraphQlError("Something else", List.of()))))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void onePageOfEachKindFitsIntoOneRequest(PagedKind kind) {
        assertThat(kind.page(kind.pageSize()).cost().refusal()).isEmpty();
        kind.connections()
                .forEach(connection ->
                        assertThat(kind.more(connection, 100).cost().refusal()).isEmpty());
    }

    @Property(tries = 100)
    void packedPagesStayWithinTheLimitsAndNoneIsLost(@ForAll @Size(max = 40) List<@IntRange(max = 5) Integer> kinds) {
        List<FieldRequest> pages = kinds.stream()
                .map(kind -> PagedKind.values()[kind])
                .map(kind -> PageSpan.first(kind, new PageScope.WholeSite()).ask(List.of("key")))
                .map(Ask::request)
                .toList();

        List<PackedQuery> packed = QueryPacker.queries(pages);

        assertThat(packed)
                .allSatisfy(request -> assertThat(request.cost().refusal()).isEmpty());
        assertThat(packed.stream()
                        .flatMap(request -> request.positions().stream())
                        .sorted()
                        .toList())
                .hasSize(kinds.size())
                .doesNotHaveDuplicates();
        int resolvers = pages.stream().mapToInt(page -> page.cost().resolvers()).sum();
        assertThat(packed.size()).isGreaterThanOrEqualTo(resolvers / GraphQlLimits.MAX_RESOLVERS);
    }
}
