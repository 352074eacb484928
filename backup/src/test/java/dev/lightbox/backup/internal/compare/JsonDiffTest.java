package dev.lightbox.backup.internal.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.backup.IdMap;
import dev.lightbox.backup.ItemKind;
import dev.lightbox.backup.internal.canonical.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class JsonDiffTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static JsonNode json(String text) {
        return CanonicalJson.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<JsonDiff.Place> diff(String before, String after) {
        return JsonDiff.of(json(before), json(after));
    }

    @Test
    void theDeepestPlacesAreNamed() {
        assertThat(diff("{\"a\":{\"b\":[1,{\"c\":\"x\"}]},\"d\":1}", "{\"a\":{\"b\":[1,{\"c\":\"y\"}]},\"e\":2}"))
                .containsExactly(
                        new JsonDiff.Place("a.b[1].c", Optional.of("\"x\""), Optional.of("\"y\"")),
                        new JsonDiff.Place("d", Optional.of("1"), Optional.empty()),
                        new JsonDiff.Place("e", Optional.empty(), Optional.of("2")));
    }

    @Test
    void theSameMembersInAnotherOrderAreOneDifference() {
        assertThat(diff("{\"tests\":[\"1\",\"2\",\"3\"]}", "{\"tests\":[\"3\",\"1\",\"2\"]}"))
                .extracting(JsonDiff.Place::path)
                .containsExactly("tests(order)");
    }

    @Test
    void longValuesThatDifferOnlyAtTheEndStayDifferent() {
        String same = "x".repeat(1_000);

        assertThat(diff("{\"a\":\"" + same + "1\"}", "{\"a\":\"" + same + "2\"}"))
                .singleElement()
                .satisfies(place -> assertThat(place.before()).isNotEqualTo(place.after()));
    }

    @Test
    void idsAreTranslatedWhereverTheyStandAndFilesAreKnownByTheirContent() {
        IdMap ids = new IdMap(Map.of(
                IdMap.Type.ISSUE, Map.of("1", "101", "2", "102"),
                IdMap.Type.KEY, Map.of("A-1", "B-1"),
                IdMap.Type.STEP, Map.of("s", "t")));
        JsonNode translated = new Translation(ids, Map.of("file", "hash"))
                .of(
                        ItemKind.TEST,
                        json("{\"issueId\":\"1\",\"jira\":{\"key\":\"A-1\"},\"preconditions\":[\"2\",\"3\"],"
                                + "\"steps\":[{\"id\":\"s\",\"callTestIssueId\":\"2\",\"action\":\"!xray-attachment://file|w=1!\","
                                + "\"attachments\":[{\"id\":\"file\",\"filename\":\"x\"}]}]}"));

        assertThat(CanonicalJson.text(translated))
                .isEqualTo("{\"issueId\":\"101\",\"jira\":{\"key\":\"B-1\"},\"preconditions\":[\"102\",\"3\"],"
                        + "\"steps\":[{\"action\":\"!xray-attachment://hash|w=1!\",\"attachments\":[{\"filename\":\"x\","
                        + "\"id\":\"hash\"}],\"callTestIssueId\":\"102\",\"id\":\"t\"}]}");
    }

    @Property(tries = 300)
    void aDocumentDoesNotDifferFromItself(@ForAll("documents") JsonNode document) {
        assertThat(JsonDiff.of(document, document)).isEmpty();
    }

    @Property(tries = 300)
    void thereAndBackTheSamePlacesDiffer(@ForAll("documents") JsonNode one, @ForAll("documents") JsonNode other) {
        assertThat(JsonDiff.of(other, one))
                .isEqualTo(JsonDiff.of(one, other).stream()
                        .map(place -> new JsonDiff.Place(place.path(), place.after(), place.before()))
                        .toList());
    }

    @Property(tries = 300)
    void noDifferenceMeansTheSameBytes(@ForAll("documents") JsonNode one, @ForAll("documents") JsonNode other) {
        assertThat(JsonDiff.of(one, other).isEmpty())
                .isEqualTo(CanonicalJson.text(one).equals(CanonicalJson.text(other)));
    }

    @Provide
    static Arbitrary<JsonNode> documents() {
        Arbitrary<JsonNode> leaves = Arbitraries.oneOf(
                Arbitraries.strings().withChars("ab").ofMaxLength(2).map(JSON::stringNode),
                Arbitraries.integers().between(0, 3).map(number -> (JsonNode) JSON.numberNode(number)));
        return Arbitraries.recursive(() -> leaves, JsonDiffTest::containers, 1, 3);
    }

    private static Arbitrary<JsonNode> containers(Arbitrary<JsonNode> elements) {
        Arbitrary<JsonNode> arrays = elements.list().ofMaxSize(3).map(list -> {
            ArrayNode array = JSON.arrayNode();
            list.forEach(array::add);
            return array;
        });
        Arbitrary<JsonNode> objects = Arbitraries.maps(
                        Arbitraries.strings().withChars("xyz").ofLength(1), elements)
                .ofMaxSize(3)
                .map(map -> {
                    ObjectNode object = JSON.objectNode();
                    map.forEach(object::set);
                    return object;
                });
        return Arbitraries.oneOf(arrays, objects);
    }
}
