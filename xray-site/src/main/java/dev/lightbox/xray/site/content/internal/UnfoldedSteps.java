package dev.lightbox.xray.site.content.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the steps of tests with called tests, in their default versions, in the place of the steps that call them. For one use. */
public final class UnfoldedSteps {
    /** Calls deeper than this are left out; the real service stops early too, and circles must end somewhere. */
    private static final int MAX_DEPTH = 5;

    /** Calls of calls multiply, so there is an end to the steps of one test. */
    private static final int MAX_STEPS = 2_000;

    private static final String STEPS = """
            SELECT s.id, s.test_id, s.version_id, s.action, s.data, s.result, s.called_test_id, s.custom_fields,
                   t.version_id AS default_version, t.project_id
            FROM site_test_step s JOIN site_test t ON t.issue_id = s.test_id
            WHERE s.test_id IN (:tests) ORDER BY s.test_id, s.version_id, s.position""";

    /** A step of a test's definition. */
    public record Step(
            String id,
            VersionKey version,
            @Nullable String action,
            @Nullable String data,
            @Nullable String result,
            @Nullable Long calledTest,
            String customFields) {}

    /** @param caller the test whose step calls the test of this one; null for a step of the test itself */
    public record Place(Step step, @Nullable Long caller) {}

    /** @param warnings what could not be unfolded */
    public record Unfolded(List<Place> steps, Set<String> warnings) {
        public static final Unfolded NONE = new Unfolded(List.of(), Set.of());
    }

    private record Row(Step step, boolean ofDefault, long project) {}

    private final JdbcClient sql;
    private final LongPredicate visible;
    private final Map<VersionKey, List<Step>> steps = new HashMap<>();
    private final Map<Long, VersionKey> defaults = new HashMap<>();
    private final Set<Long> hidden = new LinkedHashSet<>();
    /** Steps met for the test at hand, those that call others counted too. */
    private int met;

    /** @param visible whether tests of this project may be shown */
    public UnfoldedSteps(JdbcClient sql, LongPredicate visible) {
        this.sql = sql;
        this.visible = visible;
    }

    /** The steps of each version, in their order. */
    public Map<VersionKey, Unfolded> of(Collection<VersionKey> versions) {
        Set<Long> wanted = versions.stream().map(VersionKey::test).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<Long> seen = new LinkedHashSet<>();
        for (int depth = 0; depth <= MAX_DEPTH && !wanted.isEmpty(); depth++) {
            seen.addAll(wanted);
            wanted = load(wanted);
            wanted.removeAll(seen);
        }
        Map<VersionKey, Unfolded> unfolded = new LinkedHashMap<>();
        for (VersionKey version : versions) {
            met = 0;
            Unfolded into = new Unfolded(new ArrayList<>(), new LinkedHashSet<>());
            unfold(version, null, 0, into);
            unfolded.put(version, into);
        }
        return unfolded;
    }

    /** Reads the own steps of these tests; returns the tests that they call. */
    private Set<Long> load(Set<Long> tests) {
        Set<Long> called = new LinkedHashSet<>();
        List<Row> rows = IssueRows.inPackets(
                tests,
                packet -> sql.sql(STEPS)
                        .param("tests", packet)
                        .query(UnfoldedSteps::row)
                        .list());
        for (Row row : rows) {
            VersionKey version = row.step.version;
            if (!visible.test(row.project)) {
                hidden.add(version.test());
                continue;
            }
            steps.computeIfAbsent(version, _ -> new ArrayList<>()).add(row.step);
            if (row.ofDefault) {
                defaults.put(version.test(), version);
            }
            if (row.step.calledTest != null) {
                called.add(row.step.calledTest);
            }
        }
        return called;
    }

    private void unfold(VersionKey version, @Nullable Long caller, int depth, Unfolded into) {
        for (Step step : steps.getOrDefault(version, List.of())) {
            Long called = step.calledTest;
            if (++met > MAX_STEPS) {
                into.warnings.add("Steps after the first " + MAX_STEPS + " are left out");
            } else if (called == null) {
                into.steps.add(new Place(step, caller));
            } else if (depth == MAX_DEPTH) {
                into.warnings.add("Called test " + called + " is not unfolded: calls go deeper than " + MAX_DEPTH
                        + " levels, or in a circle");
            } else if (hidden.contains(called)) {
                into.warnings.add("Called test " + called + " is not unfolded: it cannot be viewed");
            } else if (defaults.containsKey(called)) {
                unfold(defaults.get(called), version.test(), depth + 1, into);
            }
        }
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        VersionKey version = new VersionKey(row.getLong("test_id"), row.getInt("version_id"));
        Step step = new Step(
                row.getString("id"),
                version,
                row.getString("action"),
                row.getString("data"),
                row.getString("result"),
                row.getObject("called_test_id") == null ? null : row.getLong("called_test_id"),
                row.getString("custom_fields"));
        return new Row(step, row.getInt("default_version") == version.version(), row.getLong("project_id"));
    }
}
