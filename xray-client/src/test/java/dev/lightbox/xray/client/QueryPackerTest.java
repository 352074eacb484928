package dev.lightbox.xray.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.xray.api.RequestCost;
import dev.lightbox.xray.client.FieldRequest.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class QueryPackerTest {

    @Property
    void noRequestIsOverALimit(@ForAll("fields") List<FieldRequest> fields) {
        assertThat(QueryPacker.queries(fields))
                .allMatch(query -> query.cost().refusal().isEmpty());
        assertThat(QueryPacker.mutations(fields))
                .allMatch(query -> query.cost().refusal().isEmpty());
    }

    @Property
    void nothingIsLostAndNothingDoubled(@ForAll("fields") List<FieldRequest> fields) {
        List<Integer> all = IntStream.range(0, fields.size()).boxed().toList();

        assertThat(positions(QueryPacker.queries(fields))).containsExactlyInAnyOrderElementsOf(all);
        assertThat(QueryPacker.queries(fields))
                .allSatisfy(query -> assertThat(query.positions()).isSorted());
        assertThat(positions(QueryPacker.mutations(fields))).isEqualTo(all);
    }

    @Property
    void itNeedsNoMoreRequestsThanFirstFit(@ForAll("fields") List<FieldRequest> fields) {
        assertThat(QueryPacker.queries(fields)).hasSizeLessThanOrEqualTo(firstFit(fields));
    }

    @Property
    void everyFieldGetsItsOwnAnswerBack(@ForAll("fields") List<FieldRequest> fields) {
        for (PackedQuery query : QueryPacker.queries(fields)) {
            ObjectNode data = JsonNodeFactory.instance.objectNode();
            for (int i = 0; i < query.fields().size(); i++) {
                data.put("f" + i, query.positions().get(i));
            }
            List<FieldAnswer> answers = query.split(new GraphQlAnswer(data, List.of()));
            assertThat(answers).extracting(answer -> answer.value().asInt()).isEqualTo(query.positions());
        }
    }

    @Test
    void costlyFirstSavesARequest() {
        List<FieldRequest> fields = List.of(costing(1, 4_000), costing(1, 4_000), costing(1, 6_000), costing(1, 6_000));

        assertThat(firstFit(fields)).isEqualTo(3);
        assertThat(QueryPacker.queries(fields))
                .extracting(PackedQuery::positions)
                .containsExactlyInAnyOrder(List.of(0, 2), List.of(1, 3));
    }

    @Test
    void aFieldThatNoRequestCanHoldIsRefused() {
        assertThatThrownBy(() -> costing(26, 0)).hasMessageContaining("26 resolvers");
        assertThatThrownBy(() -> costing(1, 10_001)).hasMessageContaining("10001 items");
    }

    @Test
    void variablesAreRenamedOutsideOfTextsOnly() {
        FieldRequest field = new FieldRequest(
                "getTests(jql: \"summary ~ '$s' \\\" $s\", start: $s) { total } # $s",
                Map.of("s", new Variable("Int", 7)),
                RequestCost.page(1, RequestCost.NOTHING));

        PackedQuery packed = QueryPacker.queries(List.of(field, field)).getFirst();

        assertThat(packed.document()).isEqualTo("""
                        query ($f0_s: Int, $f1_s: Int) {
                          f0: getTests(jql: "summary ~ '$s' \\" $s", start: $f0_s) { total } # $s
                          f1: getTests(jql: "summary ~ '$s' \\" $s", start: $f1_s) { total } # $s
                        }""");
        assertThat(packed.variables()).isEqualTo(Map.of("f0_s", 7, "f1_s", 7));
    }

    @Test
    void aVariableMayBeNull() {
        Map<String, Variable> variables = new HashMap<>();
        variables.put("jql", new Variable("String", null));
        FieldRequest field =
                new FieldRequest("getTests(jql: $jql, limit: 1)", variables, RequestCost.page(1, RequestCost.NOTHING));

        Map<String, Object> packed =
                QueryPacker.queries(List.of(field)).getFirst().variables();

        assertThat(JsonMapper.shared().writeValueAsString(packed)).isEqualTo("{\"f0_jql\":null}");
    }

    @Test
    void errorsGoToTheFieldTheyConcernAndThoseOfTheWholeRequestToAll() {
        PackedQuery packed =
                QueryPacker.queries(List.of(costing(1, 1), costing(1, 1))).getFirst();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.putObject("f0");
        data.putNull("f1");

        List<FieldAnswer> answers = packed.split(new GraphQlAnswer(
                data,
                List.of(
                        new GraphQlError("not found", List.of("f1", "results")),
                        new GraphQlError("tired", List.of()))));

        assertThat(answers.get(0).errors()).extracting(GraphQlError::toString).containsExactly("tired");
        assertThat(answers.get(1).errors())
                .extracting(GraphQlError::toString)
                .containsExactly("not found (at getTest.results)", "tired");
        assertThat(answers.get(1).value().isNull()).isTrue();
    }

    @Test
    void mutationsStartANewRequestWhenTheLastIsFull() {
        List<PackedQuery> packed = QueryPacker.mutations(
                IntStream.range(0, 30).mapToObj(_ -> costing(1, 0)).toList());

        assertThat(packed).extracting(query -> query.fields().size()).containsExactly(25, 5);
        assertThat(packed).allMatch(query -> query.document().startsWith("mutation {"));
    }

    @Provide
    Arbitrary<List<FieldRequest>> fields() {
        Arbitrary<Integer> resolvers =
                Arbitraries.oneOf(Arbitraries.just(1), Arbitraries.integers().between(1, 25));
        Arbitrary<Integer> items = Arbitraries.integers().between(0, 10_000);
        return Combinators.combine(resolvers, items)
                .as(QueryPackerTest::costing)
                .list()
                .ofMaxSize(60);
    }

    private static FieldRequest costing(int resolvers, int items) {
        return new FieldRequest("getTest(issueId: \"1\") { issueId }", Map.of(), new RequestCost(resolvers, items));
    }

    private static List<Integer> positions(List<PackedQuery> queries) {
        return queries.stream().flatMap(query -> query.positions().stream()).toList();
    }

    /** The text-book rule, written down again: each field into the first request that still has room. */
    private static int firstFit(List<FieldRequest> fields) {
        List<RequestCost> bins = new ArrayList<>();
        for (FieldRequest field : fields) {
            int bin = 0;
            while (bin < bins.size()
                    && bins.get(bin).plus(field.cost()).refusal().isPresent()) {
                bin++;
            }
            if (bin == bins.size()) {
                bins.add(RequestCost.NOTHING);
            }
            bins.set(bin, bins.get(bin).plus(field.cost()));
        }
        return bins.size();
    }
}
