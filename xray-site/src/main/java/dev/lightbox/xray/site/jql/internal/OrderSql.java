package dev.lightbox.xray.site.jql.internal;

import dev.lightbox.xray.site.jql.internal.Query.Order;
import java.util.List;
import java.util.stream.Collectors;

/** Writes what to sort by as SQL. */
final class OrderSql {
    private OrderSql() {}

    static String of(List<Order> order) {
        return order.stream().map(OrderSql::one).collect(Collectors.joining(", "));
    }

    private static String one(Order order) {
        String direction = order.descending() ? " DESC" : " ASC";
        return columns(order.field()).stream().map(column -> column + direction).collect(Collectors.joining(", "));
    }

    private static List<String> columns(Field field) {
        return switch (field) {
            case PROJECT -> List.of("p.project_key");
            case KEY -> List.of("p.project_key", "i.issue_number");
            case TYPE -> List.of("i.type_name");
            case SUMMARY, TEXT -> List.of("lower(i.summary)");
            case DESCRIPTION -> List.of("coalesce(i.description, '')");
            case LABELS -> List.of("i.labels");
            case STATUS, STATUS_CATEGORY -> List.of("i.status");
            case ASSIGNEE, REPORTER ->
                List.of("coalesce((SELECT u.display_name FROM site_user u WHERE u.id = " + FieldSql.userColumn(field)
                        + "), '')");
            case CREATED -> List.of("i.created_at");
            case UPDATED -> List.of("i.updated_at");
            case FIX_VERSION, COMPONENT, PARENT -> List.of("coalesce(" + smallest(field) + ", '')");
            case PRIORITY ->
                List.of("CASE " + smallest(field) + " WHEN 'highest' THEN 5 WHEN 'high' THEN 4 WHEN 'medium' THEN 3"
                        + " WHEN 'low' THEN 2 WHEN 'lowest' THEN 1 ELSE 0 END");
            case TEST_TYPE -> List.of("coalesce((SELECT s.kind FROM site_test s WHERE s.issue_id = i.id), '')");
            case RANK -> List.of("i.id");
        };
    }

    private static String smallest(Field field) {
        return "(SELECT min(v.value) FROM site_issue_value v WHERE v.issue_id = i.id AND v.field = "
                + FieldSql.stored(field) + ")";
    }
}
