package dev.lightbox.benchmarks;

import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.Dialect;
import dev.lightbox.xray.site.SiteIds;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Fills the project of a {@link SampleSite} as fast as the database takes it: 100,100 Manual tests with three steps and
 * two of 1,000 preconditions each, and 5,005 executions of 200 tests, so that each test has ten runs. Half of the runs are
 * assigned to the site's user. They lack the copies of their steps, for which no page of this benchmark asks.
 */
final class ManyRuns {
    static final int TESTS = 100_100;
    static final int EXECUTIONS = 5_005;
    static final int RUNS_PER_EXECUTION = 200;
    private static final int STEPS = 3;
    private static final int PRECONDITIONS = 1_000;
    private static final int PRECONDITIONS_PER_TEST = 2;
    private static final int ROWS_PER_TRANSACTION = 10_000;
    private static final long START = 1_700_000_000_000L;
    /** Half of the runs changed after it, in milliseconds since the epoch. */
    static final long HALF_TIME = START + EXECUTIONS * RUNS_PER_EXECUTION / 2 * 1_000L;

    private static final List<String> STATUSES = List.of("PASSED", "PASSED", "PASSED", "FAILED", "TO DO");

    private static final String ISSUE = """
            INSERT INTO site_issue (id, tenant_id, project_id, issue_number, issue_key, kind, type_name, summary, labels,
                fields, status, reporter_id, created_at, updated_at, modified_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, '["nightly"]', '{}', 'To Do', ?, ?, ?, ?)""";
    private static final String TEST =
            "INSERT INTO site_test (issue_id, project_id, type_id, kind) VALUES (?, ?, ?, 'STEPS')";
    private static final String STEP = """
            INSERT INTO site_test_step (id, test_id, position, action, data, result, custom_fields)
            VALUES (?, ?, ?, ?, 'the data of the step', 'what is expected of it', '[]')""";
    private static final String PRECONDITION = """
            INSERT INTO site_precondition (issue_id, project_id, type_id, kind, definition)
            VALUES (?, ?, ?, 'STEPS', 'A calculator lies on the table')""";
    private static final String TEST_PRECONDITION =
            "INSERT INTO site_test_precondition (test_id, precondition_id, position) VALUES (?, ?, ?)";
    private static final String EXECUTION =
            "INSERT INTO site_execution (issue_id, environments) VALUES (?, '[\"Chrome\"]')";
    private static final String RUN = """
            INSERT INTO site_run (id, tenant_id, execution_id, test_id, position, status, assignee_id, started_at,
                finished_at, modified_at, type_id, kind, defects, custom_fields)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'STEPS', '[]', '[]')""";

    private final Database database;
    private final RandomIds random;
    private final Place place;

    /** Where everything goes. */
    private record Place(long tenant, long project, long user, String manual) {}

    ManyRuns(Database database, RandomIds random) {
        this.database = database;
        this.random = random;
        this.place = database.read(sql -> sql.sql("""
                        SELECT p.tenant_id, p.id, u.id, y.id FROM site_project p
                        JOIN site_user u ON u.tenant_id = p.tenant_id
                        JOIN site_test_type y ON y.tenant_id = p.tenant_id AND y.name = 'Manual'""")
                .query((row, _) -> new Place(row.getLong(1), row.getLong(2), row.getLong(3), row.getString(4)))
                .single());
    }

    void add() {
        long preconditions = issues(0, PRECONDITIONS, "PRECONDITION", "Precondition");
        rows(PRECONDITION, PRECONDITIONS, i -> row(preconditions + i, place.project, place.manual));
        long tests = issues(PRECONDITIONS, TESTS, "TEST", "Test");
        rows(TEST, TESTS, i -> row(tests + i, place.project, place.manual));
        rows(STEP, TESTS * STEPS, i -> row(random.uuid().toString(), tests + i / STEPS, i % STEPS, "Press key " + i));
        rows(TEST_PRECONDITION, TESTS * PRECONDITIONS_PER_TEST, i -> {
            int test = i / PRECONDITIONS_PER_TEST;
            int place = i % PRECONDITIONS_PER_TEST;
            return row(tests + test, preconditions + (test + 17L * place) % PRECONDITIONS, place);
        });
        long executions = issues(PRECONDITIONS + TESTS, EXECUTIONS, "TEST_EXECUTION", "Test Execution");
        rows(EXECUTION, EXECUTIONS, i -> row(executions + i));
        rows(RUN, EXECUTIONS * RUNS_PER_EXECUTION, i -> run(executions, tests, i));
        settle();
    }

    private @Nullable Object[] run(long executions, long tests, int number) {
        long started = START + number * 1_000L;
        return row(
                random.hex(12),
                place.tenant,
                executions + number / RUNS_PER_EXECUTION,
                tests + number % TESTS,
                number % RUNS_PER_EXECUTION,
                STATUSES.get(number % STATUSES.size()),
                number % 2 == 0 ? place.user : null,
                started,
                started + 900,
                started + 900,
                place.manual);
    }

    /** Adds issues and returns the id of the first; the others follow it. */
    private long issues(int numbersBefore, int count, String kind, String type) {
        long first = database.write(sql -> SiteIds.reserve(sql, count));
        rows(ISSUE, count, i -> {
            int number = numbersBefore + i + 1;
            long time = START + number * 60_000L;
            return row(
                    first + i,
                    place.tenant,
                    place.project,
                    number,
                    SampleSite.PROJECT + "-" + number,
                    kind,
                    type,
                    type + " number " + i,
                    place.user,
                    time,
                    time,
                    time);
        });
        database.update(sql -> {
            sql.sql("INSERT INTO site_issue_count (tenant_id, project_id, kind, issues) VALUES (?, ?, ?, ?)")
                    .params(place.tenant, place.project, kind, count)
                    .update();
            sql.sql("UPDATE site_project SET next_number = ?")
                    .params(numbersBefore + count + 1)
                    .update();
        });
        return first;
    }

    private static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }

    private void rows(String insert, int count, IntFunction<@Nullable Object[]> row) {
        for (int from = 0; from < count; from += ROWS_PER_TRANSACTION) {
            List<@Nullable Object[]> some = IntStream.range(from, Math.min(count, from + ROWS_PER_TRANSACTION))
                    .mapToObj(row)
                    .toList();
            database.batch(insert, some);
        }
    }

    /** What PostgreSQL does by itself in the minutes after so many rows; the benchmark does not wait for it. */
    private void settle() {
        if (database.dialect() == Dialect.POSTGRESQL) {
            try (Connection connection = database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("VACUUM ANALYZE");
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
