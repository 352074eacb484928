package dev.lightbox.xray.site.export.internal;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.internal.IssueLinks;
import dev.lightbox.xray.site.content.internal.IssueRows;
import dev.lightbox.xray.site.content.internal.JsonText;
import dev.lightbox.xray.site.export.internal.CucumberTest.Precondition;
import dev.lightbox.xray.site.export.internal.CucumberTest.Requirement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the Cucumber tests among some tests, with their relations; the number of statements does not depend on theirs. */
final class TestReader {
    private static final String TESTS = """
            SELECT i.id, i.issue_key, i.project_id, i.summary, i.description, i.labels, t.gherkin, t.scenario_type
            FROM site_test t JOIN site_issue i ON i.id = t.issue_id
            WHERE t.kind = 'GHERKIN' AND t.gherkin IS NOT NULL AND i.id IN (:ids)
            """;
    private static final String REQUIREMENTS = """
            SELECT l.source_id AS test, i.project_id, i.issue_key, i.summary, i.description
            FROM site_issue_link l JOIN site_issue i ON i.id = l.target_id
            WHERE l.link_type = '%s' AND l.source_id IN (:ids) ORDER BY i.id
            """.formatted(IssueLinks.COVERAGE);
    private static final String PRECONDITIONS = """
            SELECT tp.test_id AS test, i.project_id, i.issue_key, p.definition
            FROM site_test_precondition tp JOIN site_precondition p ON p.issue_id = tp.precondition_id
            JOIN site_issue i ON i.id = p.issue_id
            JOIN site_test t ON t.issue_id = tp.test_id AND t.version_id = tp.version_id
            WHERE p.kind = 'GHERKIN' AND p.definition IS NOT NULL AND tp.test_id IN (:ids) ORDER BY tp.position
            """;
    private static final String TEST_SETS = """
            SELECT m.test_id AS test, i.project_id, i.issue_key FROM site_membership m JOIN site_issue i ON i.id = m.container_id
            WHERE i.kind = 'TEST_SET' AND m.test_id IN (:ids) ORDER BY i.id
            """;

    private final JdbcClient sql;
    private final Caller caller;

    TestReader(JdbcClient sql, Caller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    /** The Cucumber tests among these, in their order. */
    List<CucumberTest> read(Collection<Long> ids) {
        Map<Long, List<Requirement>> requirements = related(
                REQUIREMENTS,
                ids,
                (row, _) -> new Requirement(
                        row.getString("issue_key"), row.getString("summary"), row.getString("description")));
        Map<Long, List<Precondition>> preconditions = related(
                PRECONDITIONS,
                ids,
                (row, _) -> new Precondition(row.getString("issue_key"), row.getString("definition")));
        Map<Long, List<String>> testSets = related(TEST_SETS, ids, (row, _) -> row.getString("issue_key"));
        Map<Long, CucumberTest> tests = new HashMap<>();
        visible(TESTS, ids, (row, _) -> test(row, requirements, preconditions, testSets))
                .forEach(test -> tests.put(test.id(), test));
        return ids.stream().map(tests::get).filter(Objects::nonNull).toList();
    }

    private static CucumberTest test(
            ResultSet row,
            Map<Long, List<Requirement>> requirements,
            Map<Long, List<Precondition>> preconditions,
            Map<Long, List<String>> testSets)
            throws SQLException {
        long id = row.getLong("id");
        return new CucumberTest(
                id,
                row.getString("issue_key"),
                row.getString("summary"),
                row.getString("description"),
                JsonText.texts(row.getString("labels")),
                row.getString("gherkin"),
                "scenario_outline".equals(row.getString("scenario_type")),
                requirements.getOrDefault(id, List.of()),
                preconditions.getOrDefault(id, List.of()),
                testSets.getOrDefault(id, List.of()));
    }

    private record Related<T>(long test, T value) {}

    private <T> Map<Long, List<T>> related(String statement, Collection<Long> ids, RowMapper<T> mapper) {
        Map<Long, List<T>> byTest = new HashMap<>();
        visible(
                        statement,
                        ids,
                        (row, number) -> new Related<>(
                                row.getLong("test"), Objects.requireNonNull(mapper.mapRow(row, number), "mapped")))
                .forEach(related -> byTest.computeIfAbsent(related.test, _ -> new ArrayList<>())
                        .add(related.value));
        return byTest;
    }

    /** The rows whose issue the caller may see. */
    private <T> List<T> visible(String statement, Collection<Long> ids, RowMapper<T> mapper) {
        List<T> rows = new ArrayList<>();
        IssueRows.inPackets(ids, packet -> {
            sql.sql(statement).param("ids", packet).query((ResultSet row) -> {
                if (caller.readable().contains(row.getLong("project_id"))) {
                    rows.add(Objects.requireNonNull(mapper.mapRow(row, rows.size()), "mapped"));
                }
            });
            return List.of();
        });
        return rows;
    }
}
