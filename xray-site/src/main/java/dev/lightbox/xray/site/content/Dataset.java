package dev.lightbox.xray.site.content;

import dev.lightbox.xray.site.SiteRefusal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of a data-driven test (contract sections 10 and 13).
 *
 * @param rows values in the order of the parameters; a shorter row ends with empty values
 */
public record Dataset(List<Parameter> parameters, List<List<String>> rows) {
    /** A run keeps each iteration, so there is an end to them. */
    public static final int MAX_ITERATIONS = 1_000;

    private static final int MAX_PARAMETERS = 100;

    /**
     * A column.
     *
     * @param type {@code text}, {@code list} or {@code projectList}
     * @param combinations whether the column's distinct values are combined with those of every other column
     * @param listValues what may be chosen, for a column of type {@code list}
     * @param projectListId which list of the project, for a column of that type
     */
    public record Parameter(
            String name,
            String type,
            boolean combinations,
            List<String> listValues,
            @Nullable String projectListId) {
        public Parameter {
            listValues = List.copyOf(listValues);
        }

        public static Parameter text(String name) {
            return new Parameter(name, "text", false, List.of(), null);
        }

        public static Parameter combined(String name) {
            return new Parameter(name, "text", true, List.of(), null);
        }
    }

    /** @throws SiteRefusal when names are missing or repeated, a row is too long, or the iterations are too many */
    public Dataset {
        parameters = List.copyOf(parameters);
        int width = parameters.size();
        rows = rows.stream().map(row -> filled(row, width)).toList();
        Set<String> names = new LinkedHashSet<>();
        for (Parameter parameter : parameters) {
            if (parameter.name.isBlank() || !names.add(parameter.name)) {
                throw SiteRefusal.badRequest("The parameters of a dataset need names of their own");
            }
        }
        if (width > MAX_PARAMETERS || iterationCount(parameters, rows) > MAX_ITERATIONS) {
            throw SiteRefusal.badRequest(
                    "A dataset has at most " + MAX_PARAMETERS + " parameters and " + MAX_ITERATIONS + " iterations");
        }
    }

    /** The rows with all combinations multiplied out: the values of each iteration in the order of the parameters. */
    public List<List<String>> iterations() {
        List<List<String>> iterations = plainRows(parameters, rows);
        for (int column = 0; column < parameters.size(); column++) {
            if (parameters.get(column).combinations) {
                iterations = multiplied(iterations, column, distinct(rows, column));
            }
        }
        return iterations;
    }

    private static long iterationCount(List<Parameter> parameters, List<List<String>> rows) {
        long count = plainRows(parameters, rows).size();
        for (int column = 0; column < parameters.size() && count <= MAX_ITERATIONS; column++) {
            count *=
                    parameters.get(column).combinations ? distinct(rows, column).size() : 1;
        }
        return count;
    }

    /** Rows of the columns that are not combined; rows that only list values to combine are none of these. */
    private static List<List<String>> plainRows(List<Parameter> parameters, List<List<String>> rows) {
        if (parameters.stream().noneMatch(Parameter::combinations)) {
            return rows;
        }
        List<List<String>> plain = new ArrayList<>();
        for (List<String> row : rows) {
            boolean filled = false;
            for (int column = 0; column < parameters.size(); column++) {
                filled |=
                        !parameters.get(column).combinations && !row.get(column).isEmpty();
            }
            if (filled) {
                plain.add(row);
            }
        }
        return plain.isEmpty() && !rows.isEmpty() ? List.of(rows.getFirst()) : plain;
    }

    private static Set<String> distinct(List<List<String>> rows, int column) {
        Set<String> values = new LinkedHashSet<>();
        rows.stream()
                .map(row -> row.get(column))
                .filter(value -> !value.isEmpty())
                .forEach(values::add);
        return values.isEmpty() ? Set.of("") : values;
    }

    private static List<List<String>> multiplied(List<List<String>> rows, int column, Set<String> values) {
        List<List<String>> product = new ArrayList<>();
        for (List<String> row : rows) {
            for (String value : values) {
                List<String> combined = new ArrayList<>(row);
                combined.set(column, value);
                product.add(List.copyOf(combined));
            }
        }
        return product;
    }

    private static List<String> filled(List<String> row, int width) {
        if (row.size() > width) {
            throw SiteRefusal.badRequest(
                    "A row of the dataset has " + row.size() + " values for " + width + " parameters");
        }
        List<String> filled = new ArrayList<>(row);
        while (filled.size() < width) {
            filled.add("");
        }
        return List.copyOf(filled);
    }
}
