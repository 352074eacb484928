package dev.lightbox.xray.site.jql.internal;

import dev.lightbox.xray.site.jql.internal.Query.Condition;
import dev.lightbox.xray.site.jql.internal.Query.Operand;
import dev.lightbox.xray.site.jql.internal.Query.Operator;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a parsed query as JQL again. */
final class WrittenQuery {
    private WrittenQuery() {}

    static String of(Query query) {
        String order = query.order().stream()
                .map(by -> by.field().shown() + (by.descending() ? " DESC" : " ASC"))
                .collect(Collectors.joining(", "));
        return query.where().map(WrittenQuery::of).orElse("") + (order.isEmpty() ? "" : " ORDER BY " + order);
    }

    private static String of(Condition condition) {
        return switch (condition) {
            case Condition.And(var all) -> joined(all, " AND ");
            case Condition.Or(var any) -> joined(any, " OR ");
            case Condition.Not(var inner) -> "NOT (" + of(inner) + ")";
            case Condition.Compare compare -> of(compare);
        };
    }

    private static String joined(List<Condition> conditions, String by) {
        return conditions.stream().map(inner -> "(" + of(inner) + ")").collect(Collectors.joining(by));
    }

    private static String of(Condition.Compare compare) {
        String values = compare.operands().stream().map(WrittenQuery::of).collect(Collectors.joining(", "));
        if (values.equals("EMPTY")) {
            return compare.field().shown() + (compare.operator().negated() ? " IS NOT EMPTY" : " IS EMPTY");
        }
        boolean list = compare.operator() == Operator.EQUALS || compare.operator() == Operator.NOT_EQUALS;
        return compare.field().shown() + " " + operator(compare.operator()) + " "
                + (list ? "(" + values + ")" : values);
    }

    private static String operator(Operator operator) {
        return switch (operator) {
            case EQUALS -> "IN";
            case NOT_EQUALS -> "NOT IN";
            case CONTAINS -> "~";
            case NOT_CONTAINS -> "!~";
            default -> operator.sql();
        };
    }

    private static String of(Operand operand) {
        return switch (operand) {
            case Operand.Empty() -> "EMPTY";
            case Operand.Text(var value, var _) -> quoted(value);
            case Operand.Call(var function, var arguments, var _) ->
                function.shown()
                        + arguments.stream()
                                .map(argument -> quoted(argument.value()))
                                .collect(Collectors.joining(", ", "(", ")"));
        };
    }

    private static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
