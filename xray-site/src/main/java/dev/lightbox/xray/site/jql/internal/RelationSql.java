package dev.lightbox.xray.site.jql.internal;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.LinkType;
import dev.lightbox.xray.site.jql.internal.Query.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes Xray's functions as SQL. What a function starts from must lie in a project that the caller may browse: one that
 * the caller does not see has no tests, as one that does not exist.
 */
final class RelationSql {
    /** Tests are searched in their default versions. */
    private static final String IN_DEFAULT =
            " AND x.version_id = (SELECT v.version_id FROM site_test v WHERE v.issue_id = x.test_id)";

    private static final String COVERAGE = " AND x.link_type = 'Test'";
    private static final String PLACE_OF_FOLDER = "(f.path = %s%s)";

    private final String jql;
    private final Caller caller;
    private final Parameters parameters;

    RelationSql(String jql, Caller caller, Parameters parameters) {
        this.jql = jql;
        this.caller = caller;
        this.parameters = parameters;
    }

    /** That the issue is one of those that the call delivers. */
    String sql(Operand.Call call) {
        return switch (call.function()) {
            case TEST_PLAN_TESTS, TEST_SET_TESTS ->
                related(call, "site_membership", "container_id", "test_id", kind(call));
            case TEST_PLAN_EXECUTIONS -> related(call, "site_plan_execution", "test_plan_id", "execution_id", "");
            case TEST_EXECUTION_TESTS -> executed(call);
            case TEST_EXECUTIONS -> related(call, "site_run", "test_id", "execution_id", "");
            case TEST_SETS ->
                related(call, "site_membership", "test_id", "container_id", "") + " AND i.kind = 'TEST_SET'";
            case TESTS_WITHOUT_SET ->
                "i.kind = 'TEST' AND NOT EXISTS (SELECT 1 FROM site_membership x"
                        + " JOIN site_issue c ON c.id = x.container_id WHERE x.test_id = i.id AND c.kind = 'TEST_SET')";
            case TEST_PRECONDITIONS ->
                related(call, "site_test_precondition", "test_id", "precondition_id", IN_DEFAULT);
            case PRECONDITION_TESTS ->
                related(call, "site_test_precondition", "precondition_id", "test_id", IN_DEFAULT);
            case TEST_REQUIREMENTS -> related(call, "site_issue_link", "source_id", "target_id", COVERAGE);
            case REQUIREMENT_TESTS -> related(call, "site_issue_link", "target_id", "source_id", COVERAGE);
            case LINKED_ISSUES -> linked(call);
            case FOLDER_TESTS -> repository(call);
            case PLAN_FOLDER_TESTS -> board(call);
            default -> throw new IllegalStateException(call.function() + " delivers no issues");
        };
    }

    private static String kind(Operand.Call call) {
        return call.function() == JqlFunction.TEST_PLAN_TESTS
                ? " AND c.kind = 'TEST_PLAN'"
                : " AND c.kind = 'TEST_SET'";
    }

    private String related(Operand.Call call, String table, String from, String to, String more) {
        return related(issues(call, call.arguments()), table, from, to, more);
    }

    private String related(IssueReferences issues, String table, String from, String to, String more) {
        return "i.id IN (SELECT x." + to + " FROM " + table + " x JOIN site_issue c ON c.id = x." + from + " WHERE "
                + visible("c", issues) + more + ")";
    }

    /** An execution's tests; a last argument that is no issue names run statuses, with {@code |} between them. */
    private String executed(Operand.Call call) {
        List<Operand.Text> arguments = call.arguments();
        boolean filtered = arguments.size() > 1
                && !IssueReferences.isOne(arguments.getLast().value());
        if (!filtered) {
            return related(call, "site_run", "execution_id", "test_id", "");
        }
        List<String> statuses = Stream.of(arguments.getLast().value().split("\\|"))
                .map(status -> status.replace(" ", "").toUpperCase(Locale.ROOT))
                .toList();
        return related(
                issues(call, arguments.subList(0, arguments.size() - 1)),
                "site_run",
                "execution_id",
                "test_id",
                " AND replace(upper(x.status), ' ', '') IN " + parameters.list(statuses, ""));
    }

    /** What an issue is linked to, from either end; a second argument says how it is, as {@code is blocked by}. */
    private String linked(Operand.Call call) {
        IssueReferences issue = issues(call, call.arguments().subList(0, 1));
        if (call.arguments().size() == 1) {
            return "(" + linkedBy(issue, LinkType.ALL, true) + " OR " + linkedBy(issue, LinkType.ALL, false) + ")";
        }
        Operand.Text how = call.arguments().getLast();
        List<LinkType> outward = described(how.value(), LinkType::outward);
        List<LinkType> inward = described(how.value(), LinkType::inward);
        if (outward.isEmpty() && inward.isEmpty()) {
            throw JqlError.at(jql, how.position(), "Issue link type '" + how.value() + "' could not be found");
        }
        return "(" + linkedBy(issue, outward, true) + " OR " + linkedBy(issue, inward, false) + ")";
    }

    private static List<LinkType> described(String how, Function<LinkType, String> side) {
        return LinkType.ALL.stream()
                .filter(type ->
                        side.apply(type).equalsIgnoreCase(how) || type.name().equalsIgnoreCase(how))
                .toList();
    }

    private String linkedBy(IssueReferences issue, List<LinkType> types, boolean outward) {
        return related(
                issue,
                "site_issue_link",
                outward ? "source_id" : "target_id",
                outward ? "target_id" : "source_id",
                " AND x.link_type IN "
                        + parameters.list(types.stream().map(LinkType::name).toList(), ""));
    }

    private String repository(Operand.Call call) {
        String name = call.arguments().getFirst().value();
        String project = "SELECT q.id FROM site_project q WHERE q.tenant_id = " + tenant() + " AND q.id IN "
                + readable() + " AND (q.project_key = " + parameters.of(name.toUpperCase(Locale.ROOT)) + " OR "
                + parameters.same("q.name", name) + " OR CAST(q.id AS TEXT) = " + parameters.of(name) + ")";
        String path = path(call);
        boolean below = below(call);
        if (path.isEmpty()) {
            return "i.id IN (SELECT s.issue_id FROM site_test s WHERE s.project_id IN (" + project + ")"
                    + (below ? ")" : " AND s.folder_id IS NULL)");
        }
        return "i.id IN (SELECT s.issue_id FROM site_test s JOIN site_folder f ON f.id = s.folder_id"
                + " WHERE f.test_plan_id IS NULL AND f.project_id IN (" + project + ") AND " + place(path, below) + ")";
    }

    private String board(Operand.Call call) {
        IssueReferences plan = issues(call, call.arguments().subList(0, 1));
        String path = path(call);
        boolean below = below(call);
        if (path.isEmpty()) {
            String placed = " AND NOT EXISTS (SELECT 1 FROM site_board_place b JOIN site_folder f ON f.id = b.folder_id"
                    + " WHERE b.test_id = x.test_id AND f.test_plan_id = x.container_id)";
            return related(
                    plan,
                    "site_membership",
                    "container_id",
                    "test_id",
                    " AND c.kind = 'TEST_PLAN'" + (below ? "" : placed));
        }
        return "i.id IN (SELECT b.test_id FROM site_board_place b JOIN site_folder f ON f.id = b.folder_id"
                + " JOIN site_issue c ON c.id = f.test_plan_id WHERE " + visible("c", plan) + " AND "
                + place(path, below) + ")";
    }

    /** The folder with this path, and those below it if they are asked for. */
    private String place(String path, boolean below) {
        String start = path + "/";
        String inside = " OR substr(f.path, 1, " + parameters.of(start.codePointCount(0, start.length())) + ") = "
                + parameters.of(start);
        return PLACE_OF_FOLDER.formatted(parameters.of(path), below ? inside : "");
    }

    /** With a slash before each name and none at the end; the root is empty. */
    private static String path(Operand.Call call) {
        List<String> names =
                new ArrayList<>(Stream.of(call.arguments().get(1).value().split("/"))
                        .map(String::strip)
                        .toList());
        names.removeIf(String::isEmpty);
        return names.isEmpty() ? "" : "/" + String.join("/", names);
    }

    private boolean below(Operand.Call call) {
        if (call.arguments().size() < 3) {
            return false;
        }
        Operand.Text flag = call.arguments().get(2);
        return switch (flag.value().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw JqlError.at(
                        jql,
                        flag.position(),
                        "The last argument of '" + call.function().shown() + "' must be true or false");
        };
    }

    private IssueReferences issues(Operand.Call call, List<Operand.Text> arguments) {
        return IssueReferences.of(jql, "function '" + call.function().shown() + "'", arguments);
    }

    private String visible(String alias, IssueReferences issues) {
        return "%1$s.tenant_id = %2$s AND %1$s.project_id IN %3$s AND %4$s"
                .formatted(alias, tenant(), readable(), issues.sql(alias, parameters));
    }

    private String tenant() {
        return parameters.of(caller.tenant().id());
    }

    private String readable() {
        return parameters.list(List.copyOf(caller.readable()), -1L);
    }
}
