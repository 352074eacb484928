package dev.lightbox.xray.site.jql.internal;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.jql.JqlCondition;
import dev.lightbox.xray.site.jql.internal.Query.Condition;
import dev.lightbox.xray.site.jql.internal.Query.Operand;
import dev.lightbox.xray.site.jql.internal.Query.Order;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Writes a query as SQL. Values only ever become parameters. As in Jira, a negated comparison does not find issues
 * without the field. One use only.
 */
public final class Translation {
    private static final Pattern KEY = Pattern.compile("([A-Za-z][A-Za-z0-9_]*)-([0-9]{1,18})");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    /** SQLite takes expressions of depth 1000; a chain of conditions is as deep as it is long. */
    private static final int MAX_TERMS = 500;

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Instant now;
    private final Caller caller;
    private final Map<String, Object> parameters = new HashMap<>();
    private int terms;

    public Translation(Instant now, Caller caller) {
        this.now = now;
        this.caller = caller;
    }

    public JqlCondition of(Query query) {
        String where = query.where().map(this::sql).orElse("(1 = 1)");
        String order = query.order().stream().map(Translation::order).collect(Collectors.joining(", "));
        return new JqlCondition(where, parameters, Optional.of(order).filter(text -> !text.isEmpty()));
    }

    private String sql(Condition condition) {
        return switch (condition) {
            case Condition.And(var all) -> joined(all.stream().map(this::sql), " AND ");
            case Condition.Or(var any) -> joined(any.stream().map(this::sql), " OR ");
            case Condition.Not(var inner) -> "(NOT " + sql(inner) + ")";
            case Condition.Compare compare -> compare(compare);
        };
    }

    private String compare(Condition.Compare compare) {
        List<String> found = compare.field() == Field.KEY && compare.operands().size() > 1
                ? List.of(keys(compare))
                : compare.operands().stream()
                        .map(operand -> one(compare, operand))
                        .toList();
        if (!compare.operator().negated()) {
            return joined(found.stream(), " OR ");
        }
        boolean empty = compare.operands().stream().anyMatch(Operand.Empty.class::isInstance);
        Stream<String> none = found.stream().map(sql -> "NOT " + sql);
        return joined(
                compare.field().canBeEmpty() && !empty
                        ? Stream.concat(Stream.of("NOT " + isEmpty(compare.field())), none)
                        : none,
                " AND ");
    }

    /** That the field has, or is compared to, this one value; the operator's negation is the caller's part. */
    private String one(Condition.Compare compare, Operand operand) {
        term(compare.position());
        return switch (operand) {
            case Operand.Empty() -> isEmpty(compare.field());
            case Operand.CurrentUser() ->
                "(coalesce(" + userColumn(compare.field()) + ", -1) = "
                        + parameter(caller.user().id()) + ")";
            case Operand.Text text -> value(compare, text);
        };
    }

    private String value(Condition.Compare compare, Operand.Text text) {
        return switch (compare.field()) {
            case PROJECT -> project(text.value());
            case KEY -> key(compare, text);
            case TYPE -> "(lower(i.type_name) = " + lower(text.value()) + ")";
            case STATUS -> "(lower(i.status) = " + lower(text.value()) + ")";
            case SUMMARY -> words(text, "lower(i.summary)");
            case DESCRIPTION -> words(text, "lower(coalesce(i.description, ''))");
            case TEXT -> words(text, "lower(i.summary || ' ' || coalesce(i.description, ''))");
            case LABELS -> label(text.value());
            case ASSIGNEE, REPORTER -> user(userColumn(compare.field()), text.value());
            case CREATED -> moment("i.created_at", compare, text);
            case UPDATED -> moment("i.updated_at", compare, text);
        };
    }

    private static String isEmpty(Field field) {
        return switch (field) {
            case LABELS -> "(i.labels = '[]')";
            case DESCRIPTION -> "(coalesce(i.description, '') = '')";
            default -> "(" + userColumn(field) + " IS NULL)";
        };
    }

    private String project(String name) {
        return "(p.project_key = %s OR lower(p.name) = %s OR CAST(p.id AS TEXT) = %s)"
                .formatted(parameter(name.toUpperCase(Locale.ROOT)), lower(name), parameter(name));
    }

    private String key(Condition.Compare compare, Operand.Text text) {
        String operator = compare.operator().sql();
        if (NUMBER.matcher(text.value()).matches()) {
            return "(i.id %s %s)".formatted(operator, parameter(Long.valueOf(text.value())));
        }
        Matcher key = checkedKey(text);
        return "(p.project_key = %s AND i.issue_number %s %s)"
                .formatted(
                        parameter(key.group(1).toUpperCase(Locale.ROOT)),
                        operator,
                        parameter(Long.valueOf(key.group(2))));
    }

    /** Lists of keys may be long; they become two parameters whatever their length. */
    private String keys(Condition.Compare compare) {
        List<String> keys = new ArrayList<>(List.of(""));
        List<Long> ids = new ArrayList<>(List.of(-1L));
        for (Operand operand : compare.operands()) {
            if (operand instanceof Operand.Text(var value, var _)
                    && NUMBER.matcher(value).matches()) {
                ids.add(Long.valueOf(value));
            } else if (operand instanceof Operand.Text text) {
                keys.add(checkedKey(text).group().toUpperCase(Locale.ROOT));
            }
        }
        return "(i.issue_key IN (" + parameter(keys) + ") OR i.id IN (" + parameter(ids) + "))";
    }

    private static Matcher checkedKey(Operand.Text text) {
        Matcher key = KEY.matcher(text.value());
        if (!key.matches()) {
            throw Lexer.refusal("The issue key '" + text.value() + "' for field 'key' is invalid", text.position());
        }
        return key;
    }

    /** Every word must occur; an asterisk is understood, since words match anywhere. */
    private String words(Operand.Text text, String column) {
        String words = text.value().replace("*", " ").strip();
        return words.isEmpty()
                ? "(1 = 1)"
                : joined(BLANKS.splitAsStream(words).map(word -> word(column, word, text.position())), " AND ");
    }

    private String word(String column, String word, int position) {
        term(position);
        return "replace(%1$s, %2$s, '') <> %1$s".formatted(column, lower(word));
    }

    private void term(int position) {
        if (++terms > MAX_TERMS) {
            throw Lexer.refusal("The query has more than " + MAX_TERMS + " conditions", position);
        }
    }

    /** Labels are a JSON array, in which only a whole element stands between two quotes. */
    private String label(String label) {
        String element = "\"" + new String(JsonStringEncoder.getInstance().quoteAsCharArray(label)) + "\"";
        return "(replace(i.labels, " + parameter(element) + ", '') <> i.labels)";
    }

    private String user(String column, String name) {
        return "(coalesce(%s, -1) IN (SELECT u.id FROM site_user u WHERE u.tenant_id = %s AND (u.account_id = %s OR lower(u.email) = %s OR lower(u.display_name) = %s)))"
                .formatted(column, parameter(caller.tenant().id()), parameter(name), lower(name), lower(name));
    }

    private static String userColumn(Field field) {
        return field == Field.ASSIGNEE ? "i.assignee_id" : "i.reporter_id";
    }

    private String moment(String column, Condition.Compare compare, Operand.Text text) {
        return "(%s %s %s)".formatted(column, compare.operator().sql(), parameter(Moments.millis(text, now)));
    }

    private static String order(Order order) {
        String direction = order.descending() ? " DESC" : " ASC";
        return Stream.of(orderColumns(order.field()).split(";"))
                .map(column -> column + direction)
                .collect(Collectors.joining(", "));
    }

    private static String orderColumns(Field field) {
        return switch (field) {
            case PROJECT -> "p.project_key";
            case KEY -> "p.project_key;i.issue_number";
            case TYPE -> "i.type_name";
            case SUMMARY, TEXT -> "lower(i.summary)";
            case DESCRIPTION -> "coalesce(i.description, '')";
            case LABELS -> "i.labels";
            case STATUS -> "i.status";
            case ASSIGNEE -> "coalesce((SELECT u.display_name FROM site_user u WHERE u.id = i.assignee_id), '')";
            case REPORTER -> "(SELECT u.display_name FROM site_user u WHERE u.id = i.reporter_id)";
            case CREATED -> "i.created_at";
            case UPDATED -> "i.updated_at";
        };
    }

    private String lower(String text) {
        return parameter(text.toLowerCase(Locale.ROOT));
    }

    private String parameter(Object value) {
        String name = "jql" + parameters.size();
        parameters.put(name, value);
        return ":" + name;
    }

    private static String joined(Stream<String> conditions, String by) {
        return conditions.collect(Collectors.joining(by, "(", ")"));
    }
}
