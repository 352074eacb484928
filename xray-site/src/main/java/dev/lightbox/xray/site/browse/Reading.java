package dev.lightbox.xray.site.browse;

import dev.lightbox.persistence.Database;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.IssueKind;
import dev.lightbox.xray.site.graphql.internal.read.IssueRow;
import dev.lightbox.xray.site.graphql.internal.read.IssueRows;
import dev.lightbox.xray.site.graphql.internal.read.Names;
import dev.lightbox.xray.site.graphql.internal.read.Request;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One look at the content for one caller: the statements that all read models need, and the colours of statuses. */
final class Reading {
    private static final String NO_COLOR = "#8A94A6";
    private static final String PROGRESS = """
            SELECT %s AS parent, r.status, count(*) AS runs FROM site_run r %s
            JOIN site_issue t ON t.id = r.test_id
            WHERE %s IN (:ids) AND t.project_id IN (:readable) GROUP BY 1, r.status""";
    private static final String OF_EXECUTIONS = PROGRESS.formatted("r.execution_id", "", "r.execution_id");
    private static final String OF_PLANS = PROGRESS.formatted(
            "x.test_plan_id", "JOIN site_plan_execution x ON x.execution_id = r.execution_id", "x.test_plan_id");

    private final Database database;
    private final Caller caller;
    private final Request request;

    Reading(Database database, Caller caller) {
        this.database = database;
        this.caller = caller;
        this.request = new Request(caller, database, URI.create("/"));
    }

    Request request() {
        return request;
    }

    <T> T read(Function<JdbcClient, T> work) {
        return database.read(work);
    }

    /** A statement with {@code :tenant} and {@code :readable} set. */
    JdbcClient.StatementSpec statement(JdbcClient sql, String text) {
        return sql.sql(text)
                .param("tenant", caller.tenant().id())
                .param("readable", caller.readable().isEmpty() ? List.of(-1L) : caller.readable());
    }

    /** Lines for these ids, in their order. */
    List<IssueLine> lines(List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, IssueRow> rows = IssueRows.byId(request, ids);
        Map<Long, List<StatusCount>> progress = new HashMap<>();
        progress.putAll(progress(OF_EXECUTIONS, ids(rows, IssueKind.TEST_EXECUTION)));
        progress.putAll(progress(OF_PLANS, ids(rows, IssueKind.TEST_PLAN)));
        return ids.stream()
                .map(rows::get)
                .filter(Objects::nonNull)
                .map(row -> line(row, progress.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private static List<Long> ids(Map<Long, IssueRow> rows, IssueKind kind) {
        return rows.values().stream()
                .filter(row -> row.kind() == kind)
                .map(IssueRow::id)
                .toList();
    }

    private static IssueLine line(IssueRow row, List<StatusCount> progress) {
        return new IssueLine(
                row.id(),
                row.key(),
                row.kind(),
                row.jira().typeName(),
                row.jira().summary(),
                row.jira().status(),
                row.jira().updated(),
                progress);
    }

    private Map<Long, List<StatusCount>> progress(String text, List<Long> ids) {
        Map<Long, List<StatusCount>> progress = new HashMap<>();
        if (!ids.isEmpty()) {
            database.read(sql -> {
                statement(sql, text).param("ids", ids).query(row -> {
                    progress.computeIfAbsent(row.getLong("parent"), _ -> new ArrayList<>())
                            .add(count(row));
                });
                return true;
            });
        }
        progress.values().forEach(counts -> counts.sort((one, other) -> place(one.status()) - place(other.status())));
        return progress;
    }

    private StatusCount count(ResultSet row) throws SQLException {
        String status = row.getString("status");
        return new StatusCount(status, runColor(status), row.getLong("runs"));
    }

    /** The order of the site's settings. */
    private int place(String status) {
        List<Names.RunStatus> all = request.vocabulary().runStatuses();
        for (int place = 0; place < all.size(); place++) {
            if (Names.same(all.get(place).name(), status)) {
                return place;
            }
        }
        return all.size();
    }

    String runColor(String status) {
        return request.vocabulary()
                .runStatus(status)
                .map(Names.RunStatus::color)
                .filter(Reading::isColor)
                .orElse(NO_COLOR);
    }

    String stepColor(String status) {
        return request.vocabulary()
                .stepStatus(status)
                .map(Names.StepStatus::color)
                .filter(Reading::isColor)
                .orElse(NO_COLOR);
    }

    private static boolean isColor(String color) {
        return color.matches("#[0-9A-Fa-f]{3,8}");
    }
}
