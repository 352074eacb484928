package dev.lightbox.xray.site.content.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the steps of tests with called tests put in the place of the steps that call them. For one use. */
final class UnfoldedSteps {
    /** Calls deeper than this are left out; the real service stops early too, and circles must end somewhere. */
    private static final int MAX_DEPTH = 5;

    /** A step as a run shows it. */
    record Step(
            long testId,
            @Nullable String action,
            @Nullable String data,
            @Nullable String result,
            @Nullable Long calledTest,
            String customFields) {}

    private final JdbcClient sql;
    private final Map<Long, List<Step>> own = new HashMap<>();

    UnfoldedSteps(JdbcClient sql) {
        this.sql = sql;
    }

    /** The steps of each test, in their order. */
    Map<Long, List<Step>> of(Collection<Long> tests) {
        Set<Long> wanted = new LinkedHashSet<>(tests);
        for (int depth = 0; depth <= MAX_DEPTH && !wanted.isEmpty(); depth++) {
            wanted = load(wanted);
        }
        Map<Long, List<Step>> unfolded = new HashMap<>();
        for (long test : tests) {
            List<Step> steps = new ArrayList<>();
            unfold(test, 0, steps);
            unfolded.put(test, steps);
        }
        return unfolded;
    }

    /** Reads the own steps of these tests; returns the tests that they call and that are not read yet. */
    private Set<Long> load(Set<Long> tests) {
        tests.forEach(test -> own.put(test, new ArrayList<>()));
        Set<Long> called = new LinkedHashSet<>();
        List<Step> steps = IssueRows.inPackets(
                tests,
                packet -> sql.sql("""
                        SELECT test_id, action, data, result, called_test_id, custom_fields FROM site_test_step
                        WHERE test_id IN (:tests) ORDER BY test_id, position
                        """)
                        .param("tests", packet)
                        .query(UnfoldedSteps::step)
                        .list());
        for (Step step : steps) {
            own.computeIfAbsent(step.testId, _ -> new ArrayList<>()).add(step);
            Long call = step.calledTest;
            if (call != null && !own.containsKey(call)) {
                called.add(call);
            }
        }
        return called;
    }

    private void unfold(long test, int depth, List<Step> into) {
        for (Step step : own.getOrDefault(test, List.of())) {
            if (step.calledTest == null) {
                into.add(step);
            } else if (depth < MAX_DEPTH) {
                unfold(step.calledTest, depth + 1, into);
            }
        }
    }

    private static Step step(ResultSet row, int number) throws SQLException {
        return new Step(
                row.getLong("test_id"),
                row.getString("action"),
                row.getString("data"),
                row.getString("result"),
                row.getObject("called_test_id") == null ? null : row.getLong("called_test_id"),
                row.getString("custom_fields"));
    }
}
