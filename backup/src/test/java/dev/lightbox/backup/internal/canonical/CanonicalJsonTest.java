package dev.lightbox.backup.internal.canonical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.StringArbitrary;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class CanonicalJsonTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static String canonical(String document) {
        return CanonicalJson.text(CanonicalJson.parse(document.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void membersAreSortedAndWhiteSpaceIsGone() {
        assertThat(canonical("{ \"b\" : [ 1 , null ], \"a\" : { \"é\":true, \"z\" : {} , \"y\":[] } }"))
                .isEqualTo("{\"a\":{\"y\":[],\"z\":{},\"é\":true},\"b\":[1,null]}");
    }

    @Test
    void spellingsOfOneNumberBecomeOne() {
        assertThat(canonical("[1.0, 1, 1e0, 100, 1E2, 0.10, -0.0, 12345678901234567890123456789012345.5]"))
                .isEqualTo("[1,1,1,100,100,0.1,0,12345678901234567890123456789012345.5]");
        assertThat(canonical("[1e400, 1e-400]")).isEqualTo("[1E+400,1E-400]");
    }

    @Test
    void spellingsOfOneTextBecomeOne() {
        assertThat(canonical("[\"\\u0041\\/\\n\\u001f\\ud83d\\ude00\"]")).isEqualTo("[\"A/\\n\\u001f😀\"]");
    }

    @Test
    void aLoneSurrogateSurvives() {
        JsonNode lone = JSON.arrayNode().add("a\ud83d").add("\ude00b");

        assertThat(CanonicalJson.parse(CanonicalJson.bytes(lone))).isEqualTo(lone);
    }

    @Test
    void aMemberNamedTwiceIsRefused() {
        assertThatThrownBy(() -> canonical("{\"a\":1,\"a\":2}")).isInstanceOf(JacksonException.class);
    }

    @Test
    void aDocumentWithoutBottomIsRefused() {
        assertThatThrownBy(() -> canonical("[".repeat(10_000))).isInstanceOf(JacksonException.class);
    }

    @Property(tries = 300)
    void whatIsWrittenReadsBackAndWritesTheSameAgain(@ForAll("values") JsonNode value) {
        byte[] written = CanonicalJson.bytes(value);

        assertThat(CanonicalJson.bytes(CanonicalJson.parse(written))).isEqualTo(written);
    }

    @Property(tries = 300)
    void theOrderInWhichMembersCameDoesNotMatter(@ForAll("values") JsonNode value, @ForAll long seed) {
        assertThat(CanonicalJson.bytes(shuffled(value, new Random(seed)))).isEqualTo(CanonicalJson.bytes(value));
    }

    @Property(tries = 300)
    void differentValuesGiveDifferentBytes(@ForAll("values") JsonNode one, @ForAll("values") JsonNode other) {
        boolean same = CanonicalJson.text(one).equals(CanonicalJson.text(other));

        assertThat(same).isEqualTo(one.equals(other));
    }

    private static JsonNode shuffled(JsonNode value, Random random) {
        if (value.isArray()) {
            ArrayNode copy = JSON.arrayNode();
            value.forEach(element -> copy.add(shuffled(element, random)));
            return copy;
        }
        if (value.isObject()) {
            List<Map.Entry<String, JsonNode>> members = new ArrayList<>(value.properties());
            Collections.shuffle(members, random);
            ObjectNode copy = JSON.objectNode();
            members.forEach(member -> copy.set(member.getKey(), shuffled(member.getValue(), random)));
            return copy;
        }
        return value;
    }

    @Provide
    static Arbitrary<JsonNode> values() {
        return Arbitraries.recursive(CanonicalJsonTest::leaves, CanonicalJsonTest::containers, 0, 3);
    }

    private static Arbitrary<JsonNode> leaves() {
        StringArbitrary texts = Arbitraries.strings().ofMaxLength(8);
        return Arbitraries.oneOf(
                texts.map(JSON::stringNode),
                Arbitraries.longs().map(number -> JSON.numberNode(BigDecimal.valueOf(number))),
                Arbitraries.bigDecimals().map(BigDecimal::stripTrailingZeros).map(number ->
                        (JsonNode) JSON.numberNode(number)),
                Arbitraries.of(true, false).map(JSON::booleanNode),
                Arbitraries.just(JSON.nullNode()));
    }

    private static Arbitrary<JsonNode> containers(Arbitrary<JsonNode> elements) {
        Arbitrary<JsonNode> arrays = elements.list().ofMaxSize(4).map(list -> {
            ArrayNode array = JSON.arrayNode();
            list.forEach(array::add);
            return array;
        });
        Arbitrary<JsonNode> objects = Arbitraries.maps(Arbitraries.strings().ofMaxLength(4), elements)
                .ofMaxSize(4)
                .map(map -> {
                    ObjectNode object = JSON.objectNode();
                    map.forEach(object::set);
                    return object;
                });
        return Arbitraries.oneOf(arrays, objects);
    }
}
