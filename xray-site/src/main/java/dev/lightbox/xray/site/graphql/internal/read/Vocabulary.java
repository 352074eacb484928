package dev.lightbox.xray.site.graphql.internal.read;

import dev.lightbox.xray.site.graphql.internal.read.Names.RunStatus;
import dev.lightbox.xray.site.graphql.internal.read.Names.StepStatus;
import dev.lightbox.xray.site.graphql.internal.read.Names.TestType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The words of a tenant: its test types and statuses. Few, so they are read as a whole, and only when asked for. */
public final class Vocabulary {
    private static final String TYPES =
            "SELECT id, name, kind FROM site_test_type WHERE tenant_id = :tenant ORDER BY position";
    private static final String STATUSES = """
            SELECT name, description, color, final, coverage, run_status FROM site_status
            WHERE tenant_id = :tenant AND scope = :scope ORDER BY position""";

    private final Request request;
    private @Nullable List<TestType> types;
    private @Nullable List<RunStatus> runStatuses;
    private @Nullable List<StepStatus> stepStatuses;

    Vocabulary(Request request) {
        this.request = request;
    }

    public List<TestType> types() {
        if (types == null) {
            types = request.read(sql -> request.statement(sql, TYPES)
                    .query((row, _) -> new TestType(row.getString(1), row.getString(2), row.getString(3)))
                    .list());
        }
        return types;
    }

    public Optional<TestType> type(String id) {
        return types().stream().filter(type -> type.id().equals(id)).findFirst();
    }

    public List<RunStatus> runStatuses() {
        if (runStatuses == null) {
            runStatuses = request.read(sql -> request.statement(sql, STATUSES)
                    .param("scope", "RUN")
                    .query((row, _) -> runStatus(row))
                    .list());
        }
        return runStatuses;
    }

    public List<StepStatus> stepStatuses() {
        if (stepStatuses == null) {
            stepStatuses = request.read(sql -> request.statement(sql, STATUSES)
                    .param("scope", "STEP")
                    .query((row, _) -> stepStatus(row))
                    .list());
        }
        return stepStatuses;
    }

    /** The run status of that name; names are compared without blanks and case (contract section 12.3). */
    public Optional<RunStatus> runStatus(String name) {
        return runStatuses().stream()
                .filter(status -> Names.same(status.name(), name))
                .findFirst();
    }

    public Optional<StepStatus> stepStatus(String name) {
        return stepStatuses().stream()
                .filter(status -> Names.same(status.name(), name))
                .findFirst();
    }

    private static RunStatus runStatus(ResultSet row) throws SQLException {
        return new RunStatus(
                row.getString("name"),
                row.getString("description"),
                row.getString("color"),
                row.getInt("final") != 0,
                row.getString("coverage"));
    }

    private static StepStatus stepStatus(ResultSet row) throws SQLException {
        return new StepStatus(
                row.getString("name"),
                row.getString("description"),
                row.getString("color"),
                row.getString("run_status"));
    }
}
