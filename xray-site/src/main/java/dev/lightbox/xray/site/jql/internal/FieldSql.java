package dev.lightbox.xray.site.jql.internal;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.StatusCategory;
import dev.lightbox.xray.site.jql.internal.Query.Condition.Compare;
import dev.lightbox.xray.site.jql.internal.Query.Operand;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.io.JsonStringEncoder;

/** Writes as SQL that a field of {@code i}, in project {@code p}, has one value or none. */
final class FieldSql {
    private static final String VALUES = "SELECT v.issue_id FROM site_issue_value v WHERE v.field = ";

    private final String jql;
    private final Caller caller;
    private final Parameters parameters;
    private final Moments moments;

    FieldSql(String jql, Caller caller, Parameters parameters, Moments moments) {
        this.jql = jql;
        this.caller = caller;
        this.parameters = parameters;
        this.moments = moments;
    }

    /** A condition in parentheses; comparisons take the operator of {@code compare}, the others find the value. */
    String value(Compare compare, Operand.Text text) {
        return switch (compare.field()) {
            case PROJECT -> project(text.value());
            case KEY -> key(compare, text);
            case TYPE -> parameters.same("i.type_name", text.value());
            case STATUS -> parameters.same("i.status", text.value());
            case STATUS_CATEGORY -> category(text);
            case SUMMARY, DESCRIPTION, TEXT, RANK ->
                throw new IllegalStateException(compare.field() + " is not compared with one value");
            case LABELS -> label(text.value());
            case ASSIGNEE, REPORTER -> user(userColumn(compare.field()), text.value());
            case CREATED, UPDATED -> moment(compare, moments.millis(text));
            case FIX_VERSION, COMPONENT, PRIORITY -> named(compare.field(), text.value());
            case PARENT -> parent(text.value());
            case TEST_TYPE -> "EXISTS (" + TEST_TYPES + " AND " + parameters.same("y.name", text.value()) + ")";
        };
    }

    private static final String TEST_TYPES = "SELECT 1 FROM site_test s JOIN site_test_type y ON y.id = s.type_id"
            + " WHERE s.issue_id = i.id AND y.tenant_id = i.tenant_id";

    String isEmpty(Field field) {
        return switch (field) {
            case LABELS -> "(i.labels = '[]')";
            case DESCRIPTION -> "(coalesce(i.description, '') = '')";
            case ASSIGNEE, REPORTER -> "(" + userColumn(field) + " IS NULL)";
            case TEST_TYPE -> "(NOT EXISTS (" + TEST_TYPES + "))";
            default -> "(i.id NOT IN (" + VALUES + stored(field) + "))";
        };
    }

    /** That the field is the user who asks. */
    String currentUser(Field field) {
        return "(coalesce(" + userColumn(field) + ", -1) = "
                + parameters.of(caller.user().id()) + ")";
    }

    String moment(Compare compare, long millis) {
        String column = compare.field() == Field.CREATED ? "i.created_at" : "i.updated_at";
        return "(%s %s %s)".formatted(column, compare.operator().sql(), parameters.of(millis));
    }

    /** A text is the key of a project, or else its id, or else its name; a value that is found once is compared fastest. */
    private String project(String name) {
        String key = parameters.of(name.toUpperCase(Locale.ROOT));
        String id = parameters.of(name);
        return "(i.project_id = coalesce((SELECT q.id FROM site_project q WHERE q.id IN %s"
                        .formatted(parameters.list(List.copyOf(caller.readable()), -1L))
                + " AND (q.project_key = %1$s OR %2$s OR CAST(q.id AS TEXT) = %3$s)"
                        .formatted(key, parameters.same("q.name", name), id)
                + " ORDER BY CASE WHEN q.project_key = %s THEN 0 WHEN CAST(q.id AS TEXT) = %s THEN 1 ELSE 2 END, q.id LIMIT 1), -1))"
                        .formatted(key, id);
    }

    private String key(Compare compare, Operand.Text text) {
        String operator = compare.operator().sql();
        Optional<Long> id = IssueReferences.id(text.value());
        if (id.isPresent()) {
            return "(i.id %s %s)".formatted(operator, parameters.of(id.get()));
        }
        IssueReferences.Key key = IssueReferences.key(text.value())
                .orElseThrow(() -> JqlError.at(
                        jql, text.position(), "The issue key '" + text.value() + "' for field 'key' is invalid"));
        if (!compare.operator().compares()) {
            return "(i.issue_key = " + parameters.of(key.project() + "-" + key.number()) + ")";
        }
        return "(p.project_key = %s AND i.issue_number %s %s)"
                .formatted(parameters.of(key.project()), operator, parameters.of(key.number()));
    }

    private String category(Operand.Text text) {
        StatusCategory category = StatusCategory.named(text.value())
                .orElseThrow(() -> JqlError.at(
                        jql,
                        text.position(),
                        "The value '" + text.value() + "' does not exist for the field 'statusCategory'"));
        return category.statuses()
                .map(statuses -> "(lower(i.status) IN " + parameters.list(statuses, "") + ")")
                .orElseGet(
                        () -> "(lower(i.status) NOT IN " + parameters.list(StatusCategory.namedStatuses(), "") + ")");
    }

    /** Labels are a JSON array, in which only a whole element stands between two quotes. */
    private String label(String label) {
        String element = "\"" + new String(JsonStringEncoder.getInstance().quoteAsCharArray(label)) + "\"";
        return "(replace(i.labels, " + parameters.of(element) + ", '') <> i.labels)";
    }

    private String user(String column, String name) {
        return "(coalesce(%s, -1) IN (SELECT u.id FROM site_user u WHERE u.tenant_id = %s AND (u.account_id = %s OR %s OR %s)))"
                .formatted(
                        column,
                        parameters.of(caller.tenant().id()),
                        parameters.of(name),
                        parameters.same("u.email", name),
                        parameters.same("u.display_name", name));
    }

    private String named(Field field, String name) {
        return "(i.id IN (" + VALUES + stored(field) + " AND v.value = " + parameters.lower(name) + "))";
    }

    /** Parents are kept as they were named: by key or by id. */
    private String parent(String reference) {
        long tenant = caller.tenant().id();
        String other = IssueReferences.id(reference)
                .map(id -> "lower(o.issue_key) FROM site_issue o WHERE o.id = " + parameters.of(id))
                .orElseGet(() -> "CAST(o.id AS TEXT) FROM site_issue o WHERE o.issue_key = "
                        + parameters.of(reference.toUpperCase(Locale.ROOT)));
        return "(i.id IN (%s%s AND v.value IN (%s, (SELECT %s AND o.tenant_id = %s))))"
                .formatted(VALUES, stored(Field.PARENT), parameters.lower(reference), other, parameters.of(tenant));
    }

    static String userColumn(Field field) {
        return field == Field.ASSIGNEE ? "i.assignee_id" : "i.reporter_id";
    }

    /** What {@code site_issue_value} calls the field, as an SQL text. */
    static String stored(Field field) {
        return switch (field) {
            case FIX_VERSION -> "'fixVersions'";
            case COMPONENT -> "'components'";
            case PRIORITY -> "'priority'";
            case PARENT -> "'parent'";
            default -> throw new IllegalStateException(field + " has a column");
        };
    }
}
