package dev.lightbox.xray.site.graphql;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What holds answers to the schema must not let the wrong ones pass. */
class ShapeCheckTest {
    private static final String TEST = "{ getTest(issueId: \"1\") { issueId jira(fields: []) steps { id } } }";

    private static void check(String query, String body) {
        ShapeCheck.check(query, JsonMapper.shared().readTree(body));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'issueId': '1', 'jira': {}, 'steps': [{'id': 'a'}]}",
                "{'issueId': null, 'jira': [], 'steps': null}",
                "{'issueId': '1', 'jira': 7, 'steps': [null]}"
            })
    void anAnswerThatFitsPasses(String test) {
        String body = "{'data': {'getTest': " + test + "}}";

        assertThatCode(() -> check(TEST, body.replace('\'', '"'))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'data': {'getTest': {'issueId': 1, 'jira': {}, 'steps': []}}} | Query.getTest.issueId must be a text",
                "{'data': {'getTest': {'issueId': '1', 'jira': null, 'steps': []}}} | jira must be no null",
                "{'data': {'getTest': {'issueId': '1', 'jira': {}, 'steps': {}}}} | steps must be a list",
                "{'data': {'getTest': {'issueId': '1', 'jira': {}, 'steps': ['a']}}} | steps[] must be an object",
                "{'data': {'getTest': {'issueId': '1', 'jira': {}, 'steps': [{}]}}} | steps[] must be an object with id",
                "{'data': {'getTest': {'issueId': '1', 'steps': []}}} | must be an object with jira",
                "{'data': {'getTest': {'issueId': '1', 'jira': {}, 'steps': [], 'x': 1}}} | without [x]",
                "{'data': {}} | Query must be an object with getTest",
                "{'data': null} | with data or with errors",
                "{'data': null, 'errors': []} | not empty",
                "{'data': null, 'errors': [{'path': []}]} | with a message",
                "{'data': null, 'errors': [{'message': 'a', 'code': 1}]} | error must be of",
                "{'data': null, 'errors': [{'message': 'a', 'locations': [{'line': 1}]}]} | location must be",
                "{'data': {'getTest': null}, 'warnings': []} | answer must be of"
            })
    void anAnswerThatDoesNotFitIsFound(String body, String what) {
        assertThatThrownBy(() -> check(TEST, body.replace('\'', '"')))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(what);
    }

    @Test
    void namesFragmentsAndConditionsAreThoseOfTheQuery() {
        String query = "query A { getStatuses { name } } query B($no: Boolean!) { a: getTest { ...F ...G __typename }"
                + " getStatuses @include(if: $no) { name } }"
                + " fragment F on Test { folder { name } } fragment G on Test { folder { path } }";
        String answer =
                "{\"data\": {\"a\": {\"folder\": {\"name\": \"F\", \"path\": \"/F\"}, \"__typename\": \"Test\"}}}";

        assertThatCode(() -> ShapeCheck.check(query, "B", JsonMapper.shared().readTree(answer)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check(query, answer)).hasMessageContaining("getStatuses");
        assertThatThrownBy(() -> ShapeCheck.check(
                        query, "B", JsonMapper.shared().readTree(answer.replace("\"Test\"", "\"Folder\""))))
                .hasMessageContaining("__typename must be the name Test");
    }
}
