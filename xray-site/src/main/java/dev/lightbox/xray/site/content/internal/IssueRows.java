package dev.lightbox.xray.site.content.internal;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.IssueKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds issues by id or key, and says in the wire's words why one cannot be used. */
public final class IssueRows {
    /** How many values one {@code IN (…)} holds; both databases take many more. */
    private static final int PACKET = 500;

    private static final String COLUMNS = "SELECT id, issue_key, project_id, kind, type_name, summary FROM site_issue ";

    /** With the sign no index of the tenant's issues is used: SQLite would read them all rather than look up some ids. */
    private static final String BY_ID = "WHERE +tenant_id = :tenant AND id IN (:values)";

    /** Key by key: PostgreSQL takes a tenant without statistics for a small one, and would read all of its issues. */
    private static final String BY_KEY = """
            WHERE id IN (
                SELECT (SELECT i.id FROM site_issue i WHERE i.tenant_id = wanted.column2 AND i.issue_key = wanted.column1)
                FROM (VALUES :values) AS wanted)""";

    private IssueRows() {}

    /** The number that {@code text} is, if it is one. */
    public static Optional<Long> number(String text) {
        String digits = text.strip();
        return !digits.isEmpty() && digits.length() <= 18 && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Optional.of(Long.parseLong(digits))
                : Optional.empty();
    }

    /** The issues that the caller may see, by the reference that asked for each; what is not found is missing. */
    public static Map<String, Issue> findAll(JdbcClient sql, Caller caller, Collection<String> idsOrKeys) {
        Set<Long> ids = new LinkedHashSet<>();
        Set<String> keys = new LinkedHashSet<>();
        for (String reference : idsOrKeys) {
            number(reference).ifPresentOrElse(ids::add, () -> keys.add(reference.strip()));
        }
        Map<String, Issue> found = new LinkedHashMap<>();
        for (Issue issue : select(sql, caller, BY_ID, ids)) {
            found.put(Long.toString(issue.id()), issue);
        }
        for (Issue issue :
                select(sql, caller, BY_KEY, SqlValues.rows(keys, caller.tenant().id()))) {
            found.put(issue.key(), issue);
        }
        Map<String, Issue> byReference = new LinkedHashMap<>();
        for (String reference : idsOrKeys) {
            Issue issue = found.get(number(reference).map(String::valueOf).orElse(reference.strip()));
            if (issue != null) {
                byReference.put(reference, issue);
            }
        }
        return byReference;
    }

    public static Optional<Issue> find(JdbcClient sql, Caller caller, String idOrKey) {
        return Optional.ofNullable(findAll(sql, caller, List.of(idOrKey)).get(idOrKey));
    }

    /** The issue, which must be of this kind and visible. */
    public static Issue require(JdbcClient sql, Caller caller, IssueKind kind, String idOrKey) {
        return requireAll(sql, caller, kind, List.of(idOrKey)).getFirst();
    }

    /** The issue, which must also lie in a project that the caller may change. */
    public static Issue requireWritable(JdbcClient sql, Caller caller, IssueKind kind, String idOrKey) {
        return checkWritable(caller, require(sql, caller, kind, idOrKey));
    }

    public static Issue checkWritable(Caller caller, Issue issue) {
        if (!caller.writable().contains(issue.projectId())) {
            throw SiteRefusal.badRequest("User doesn't have permissions to edit issue " + issue.key());
        }
        return issue;
    }

    /** The issues in the order asked for, each once; all must be of this kind and visible. */
    public static List<Issue> requireAll(JdbcClient sql, Caller caller, IssueKind kind, Collection<String> idsOrKeys) {
        Map<String, Issue> found = findAll(sql, caller, idsOrKeys);
        Map<Long, Issue> issues = new LinkedHashMap<>();
        for (String reference : idsOrKeys) {
            Issue issue = found.get(reference);
            if (issue == null) {
                throw SiteRefusal.badRequest(kind.words() + " with id " + reference + " not found!");
            }
            if (issue.kind() != kind) {
                throw SiteRefusal.badRequest("issueId provided is not valid");
            }
            issues.put(issue.id(), issue);
        }
        return List.copyOf(issues.values());
    }

    private static List<Issue> select(JdbcClient sql, Caller caller, String condition, Collection<?> values) {
        return inPackets(
                values,
                packet -> sql
                        .sql(COLUMNS + condition)
                        .param("tenant", caller.tenant().id())
                        .param("values", packet)
                        .query(IssueRows::issue)
                        .list()
                        .stream()
                        .filter(issue -> caller.readable().contains(issue.projectId()))
                        .toList());
    }

    /** Asks in packets that a statement can take and joins the answers. */
    public static <V, R> List<R> inPackets(Collection<V> values, Function<List<V>, List<R>> ask) {
        List<V> all = List.copyOf(values);
        List<R> answers = new ArrayList<>();
        for (int from = 0; from < all.size(); from += PACKET) {
            answers.addAll(ask.apply(all.subList(from, Math.min(from + PACKET, all.size()))));
        }
        return answers;
    }

    private static Issue issue(ResultSet row, int number) throws SQLException {
        return new Issue(
                row.getLong("id"),
                row.getString("issue_key"),
                row.getLong("project_id"),
                IssueKind.valueOf(row.getString("kind")),
                row.getString("type_name"),
                row.getString("summary"));
    }

    /** Marks the Xray content of these issues as changed now. */
    public static void touch(SiteStore store, JdbcClient sql, Collection<Long> ids) {
        long now = store.now();
        inPackets(ids, packet -> {
            sql.sql("UPDATE site_issue SET modified_at = :now WHERE id IN (:ids) AND modified_at <> :now")
                    .param("now", now)
                    .param("ids", packet)
                    .update();
            return List.of();
        });
    }
}
