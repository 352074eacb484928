package dev.lightbox.xray.api.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Writes the steps of a report back as Gherkin, with their tables and texts. */
final class GherkinSteps {
    private GherkinSteps() {}

    /** A line for each step; hooks are left out. */
    static String text(JsonNode steps) {
        StringBuilder text = new StringBuilder();
        for (JsonNode step : steps) {
            if (!isHook(step)) {
                line(text, title(step));
                docString(step).lines().forEach(line -> line(text, line));
                rows(step).forEach(row -> line(text, row));
            }
        }
        return ReportText.clean(text.toString()).stripTrailing();
    }

    /** Some writers put hooks among the steps. */
    static boolean isHook(JsonNode step) {
        String keyword = step.path("keyword").asString("").strip();
        return step.path("hidden").asBoolean(false) || keyword.equals("Before") || keyword.equals("After");
    }

    static String title(JsonNode step) {
        String keyword = step.path("keyword").asString("").strip();
        String name = step.path("name").asString("").strip();
        return ReportText.clean((keyword + " " + name).strip());
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }

    private static String docString(JsonNode step) {
        return arguments(step)
                .map(GherkinSteps::content)
                .filter(content -> !content.isEmpty())
                .map(content -> "\"\"\"\n" + content + "\n\"\"\"")
                .collect(Collectors.joining("\n"));
    }

    private static String content(JsonNode argument) {
        return Stream.of("value", "content")
                .map(member -> argument.path(member).asString(""))
                .filter(content -> !content.isEmpty())
                .findFirst()
                .orElseGet(() -> argument.isString() ? argument.asString() : "");
    }

    /** Where the writers of the JVM, of JavaScript and of Python put what follows a step. */
    private static Stream<JsonNode> arguments(JsonNode step) {
        return Stream.concat(
                Stream.of(step.path("doc_string"), step.path("text")),
                step.path("arguments").valueStream());
    }

    private static List<String> rows(JsonNode step) {
        JsonNode table = step.path("table");
        Stream<JsonNode> behave =
                table.isMissingNode() ? Stream.of() : Stream.concat(Stream.of(table.path("headings")), rowsOf(table));
        return Stream.of(rowsOf(step), step.path("arguments").valueStream().flatMap(GherkinSteps::rowsOf), behave)
                .flatMap(rows -> rows)
                .map(GherkinSteps::row)
                .toList();
    }

    private static Stream<JsonNode> rowsOf(JsonNode node) {
        return node.path("rows").valueStream().map(row -> row.isObject() ? row.path("cells") : row);
    }

    private static String row(JsonNode cells) {
        return cells.valueStream()
                .map(cell -> (cell.isObject() ? cell.path("value") : cell).asString(""))
                .map(cell -> cell.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "\\n"))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
