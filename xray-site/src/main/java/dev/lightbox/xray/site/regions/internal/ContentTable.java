package dev.lightbox.xray.site.regions.internal;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table of a region, and which of its rows belong to a tenant.
 *
 * @param ofTenant a condition on {@code t} with one parameter, the tenant's id
 * @param order what puts the rows into one order, parents first: columns of the primary key, or what is made of columns
 * @param numbered whether the database itself counts the column {@code id}, so that a copy gets another one
 * @param packet how many rows are in memory at a time
 */
public record ContentTable(String name, String ofTenant, List<String> order, boolean numbered, int packet) {
    private static final int ROWS = 500;

    static ContentTable own(String name, String... key) {
        return new ContentTable(name, "t.tenant_id = ?", List.of(key), false, ROWS);
    }

    /** A table whose rows hang on rows of another one, which has the tenant. */
    static ContentTable of(String owner, String link, String name, String... key) {
        String belongs = "EXISTS (SELECT 1 FROM " + owner + " o WHERE o.id = t." + link + " AND o.tenant_id = ?)";
        return new ContentTable(name, belongs, List.of(key), false, ROWS);
    }

    ContentTable where(String condition) {
        return new ContentTable(name, condition, order, numbered, packet);
    }

    ContentTable inPacketsOf(int rows) {
        return new ContentTable(name, ofTenant, order, numbered, rows);
    }

    ContentTable numberedByTheDatabase() {
        return new ContentTable(name, ofTenant, order, true, packet);
    }

    String count() {
        return "SELECT count(*) FROM " + name + " t WHERE " + ofTenant;
    }

    /** A packet in order, each row followed by its place in the order; with the place of the last row where {@code after}. */
    String page(boolean after) {
        String places = IntStream.range(0, order.size())
                .mapToObj(i -> expression(order.get(i)) + " AS place_" + i)
                .collect(Collectors.joining(", "));
        String beyond = after ? " AND (" + keys() + ") > (" + marks(order.size()) + ")" : "";
        return "SELECT t.*, " + places + " FROM " + name + " t WHERE " + ofTenant + beyond + " ORDER BY " + keys()
                + " LIMIT " + packet;
    }

    /** The places in the order of a packet of rows, the last first: children before their parents. */
    String lastPlaces(boolean before) {
        String beyond = before ? " AND (" + keys() + ") < (" + marks(order.size()) + ")" : "";
        String backwards = order.stream().map(key -> expression(key) + " DESC").collect(Collectors.joining(", "));
        return "SELECT " + keys() + " FROM " + name + " t WHERE " + ofTenant + beyond + " ORDER BY " + backwards
                + " LIMIT " + packet;
    }

    /** Deletes the row at a place. */
    String delete() {
        return "DELETE FROM " + name + " AS t WHERE "
                + order.stream().map(key -> expression(key) + " = ?").collect(Collectors.joining(" AND "));
    }

    String insert(List<String> columns) {
        return "INSERT INTO " + name + " (" + String.join(", ", columns) + ") VALUES (" + marks(columns.size()) + ")";
    }

    private String keys() {
        return order.stream().map(ContentTable::expression).collect(Collectors.joining(", "));
    }

    private static String expression(String key) {
        return key.endsWith(")") ? key.replace("(", "(t.") : "t." + key;
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
