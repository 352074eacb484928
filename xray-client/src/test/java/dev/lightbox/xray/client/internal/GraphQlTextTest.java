package dev.lightbox.xray.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphQlTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mutation { a }",
                "  \n# hello\nmutation Change($x: Int) { a(x: $x) }",
                "fragment F on Test { x } mutation{a}",
                "query A { a } mutation B { b }"
            })
    void aMutationIsSeenWhereverItStands(String document) {
        assertThat(GraphQlText.hasMutation(document)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ mutation }",
                "query mutations { a }",
                "query A { a(text: \"} mutation { b }\") }",
                "# mutation { a }\nquery { a }",
                "query { a(text: \"\"\"\n} mutation { \\\"\"\" mutation \"\"\") }",
                "",
                "\""
            })
    void aReadIsNotTakenForAMutation(String document) {
        assertThat(GraphQlText.hasMutation(document)).isFalse();
    }

    @Property
    void renamingToTheSameNameChangesNothing(@ForAll String text) {
        assertThat(GraphQlText.renameVariables(text, name -> name)).isEqualTo(text);
    }
}
