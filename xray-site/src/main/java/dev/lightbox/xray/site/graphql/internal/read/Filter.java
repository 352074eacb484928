package dev.lightbox.xray.site.graphql.internal.read;

import dev.lightbox.xray.api.GraphQlLimits;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.IssueKind;
import dev.lightbox.xray.site.jql.JqlCondition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Conditions of one statement, all of which must hold, with their parameters. Not thread-safe.
 *
 * <p>Most statements of this package name their rows, by {@code id IN (…)} say. What the caller may see must then not be
 * how a database looks for them. SQLite would: it has no statistics, takes any equality for a rare one, and reads all
 * issues of a site, or all runs of a project, to find a hundred. So {@link #readable} asks row by row, and a {@code +}
 * before a column, which changes no value, keeps its indexes out.
 */
public final class Filter {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_]*-[0-9]{1,18}");

    private static final String WITH_KEYS = """
            %1$s IN (SELECT named.id FROM site_issue named WHERE named.tenant_id = :tenant
            AND (named.id IN (:%2$sIds) OR named.issue_key IN (:%2$sKeys)))""";

    /** Every readable project is one of the caller's tenant. */
    private static final String VISIBLE = "i.project_id IN (:readable)";

    private final boolean visible;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> params = new HashMap<>();
    private boolean named;
    private boolean inOneProject;

    private Filter(boolean visible) {
        this.visible = visible;
    }

    /** Without a condition: what the caller may see is the statement's part. */
    public Filter() {
        this(false);
    }

    /** Issues {@code i} that the caller may see. */
    static Filter visible() {
        return new Filter(true);
    }

    /** A condition names the one project of all rows, whose index finds them. */
    public Filter inOneProject() {
        inOneProject = true;
        return this;
    }

    /** That the caller may see the issue whose id is in this column; readable projects are all of the caller's tenant. */
    static String readable(String column) {
        return "(SELECT seen.project_id FROM site_issue seen WHERE seen.id = " + column + ") IN (:readable)";
    }

    /** The same, and that the issue is of this kind. */
    static String readable(String column, IssueKind kind) {
        return "(SELECT seen.project_id FROM site_issue seen WHERE seen.id = " + column + " AND seen.kind = '" + kind
                + "') IN (:readable)";
    }

    public Filter and(String condition) {
        conditions.add(condition);
        return this;
    }

    public Filter and(String condition, String name, Object value) {
        params.put(name, value);
        return and(condition);
    }

    /** Adds a condition with several parameters. */
    public Filter and(String condition, Map<String, Object> values) {
        params.putAll(values);
        return and(condition);
    }

    /** Adds what a query asks for. */
    public Filter and(JqlCondition query) {
        inOneProject |= query.inOneProject();
        return and(query.where(), query.parameters());
    }

    /**
     * The issue whose id is in {@code column} is one of these. Keys are accepted beside ids, since clients send them.
     *
     * <p>The condition names one column, so that a database finds the rows by its index; ids and keys tried side by side on
     * a joined table made SQLite read all runs of a site for each page.
     *
     * @throws SiteRefusal when an entry is neither
     */
    public Filter andIssues(String column, String name, List<String> idsOrKeys) {
        List<Long> ids = new ArrayList<>(List.of(-1L));
        List<String> keys = new ArrayList<>();
        for (String given : bounded(idsOrKeys)) {
            if (NUMBER.matcher(given).matches()) {
                ids.add(Long.valueOf(given));
            } else if (KEY.matcher(given).matches()) {
                keys.add(given.toUpperCase(Locale.ROOT));
            } else {
                throw SiteRefusal.badRequest("issueId provided is not valid");
            }
        }
        named = true;
        params.put(name + "Ids", ids);
        if (keys.isEmpty()) {
            return and("%s IN (:%sIds)".formatted(column, name));
        }
        return and(WITH_KEYS.formatted(column, name), name + "Keys", keys);
    }

    /** The same list, unless it is longer than a request may give. */
    public static List<String> bounded(List<String> ids) {
        if (ids.size() > GraphQlLimits.MAX_IDS) {
            throw SiteRefusal.badRequest("At most " + GraphQlLimits.MAX_IDS + " ids can be given");
        }
        return ids;
    }

    String where() {
        return Stream.concat(visible ? Stream.of(scope()) : Stream.empty(), conditions.stream())
                .collect(Collectors.joining(" AND "));
    }

    private String scope() {
        if (named) {
            return "+" + VISIBLE;
        }
        return inOneProject ? VISIBLE : "i.tenant_id = :tenant AND " + VISIBLE;
    }

    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
        return statement.params(params);
    }
}
