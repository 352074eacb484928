package dev.lightbox.xray.site.graphql.internal.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a list asks of each run itself, rather than of its test or execution: conditions on {@code r}. */
public final class RunTraits {
    private static final String ASSIGNED = "r.assignee_id IN (:assignees)";
    private static final String CHANGED = "r.modified_at > :since";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> params = new HashMap<>();

    /**
     * @param assignees account ids, to one of which a run is assigned; null for all runs
     * @param since milliseconds since the epoch, after which a run has changed; null for all runs
     */
    public RunTraits(Request request, @Nullable List<String> assignees, @Nullable Long since) {
        if (assignees != null) {
            add(ASSIGNED, "assignees", Request.orNone(users(request, Filter.bounded(assignees))));
        }
        if (since != null) {
            add(CHANGED, "since", since);
        }
    }

    private void add(String condition, String name, Object value) {
        conditions.add(condition);
        params.put(name, value);
    }

    /** Read beforehand: joined to the runs, they would make a database look at the site's runs one by one. */
    private static Collection<Long> users(Request request, List<String> accounts) {
        return request.read(sql -> request.statement(
                        sql, "SELECT id FROM site_user WHERE tenant_id = :tenant AND account_id IN (:accounts)")
                .param("accounts", accounts.isEmpty() ? List.of("") : accounts)
                .query((row, _) -> row.getLong(1))
                .list());
    }

    boolean nameAssignees() {
        return conditions.contains(ASSIGNED);
    }

    /** The conditions, each with what stands before it. */
    String where(String before) {
        return String.join("", conditions.stream().map(before::concat).toList());
    }

    /** That runs have these traits as well; what else the filter says is how a database is to find them. */
    public Filter addTo(Filter filter) {
        conditions.forEach(condition -> filter.and("+" + condition, params));
        return filter;
    }

    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
        return statement.params(params);
    }
}
