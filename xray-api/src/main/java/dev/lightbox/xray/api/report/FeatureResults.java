package dev.lightbox.xray.api.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The scenarios of one feature in a report. A background stands as an element of its own before each scenario that it
 * prepares; the rows of an outline follow each other as elements of the same name. For one use on one thread.
 */
final class FeatureResults {
    private final JsonNode feature;
    private final ScenarioDialect dialect;
    private final List<String> featureTags;

    /** An outline or scenario whose rows are still being gathered. */
    private @Nullable JsonNode first;

    private final List<ScenarioResult.Row> rows = new ArrayList<>();

    FeatureResults(JsonNode feature, ScenarioDialect dialect) {
        this.feature = feature;
        this.dialect = dialect;
        this.featureTags = tags(feature).toList();
    }

    long handOver(Consumer<? super ScenarioResult> scenarios) {
        long count = 0;
        JsonNode background = null;
        for (JsonNode element : dialect.elements(feature)) {
            if (isBackground(element)) {
                background = element;
                continue;
            }
            if (first != null && !belongsTo(first, element)) {
                scenarios.accept(gathered(first));
                count++;
            }
            first = first == null ? element : first;
            rows.add(new ScenarioRow(dialect, background, element).build());
            background = null;
        }
        if (first != null) {
            scenarios.accept(gathered(first));
            count++;
        }
        return count;
    }

    static boolean isBackground(JsonNode element) {
        return element.path("type").asString("").equals("background");
    }

    private boolean belongsTo(JsonNode outline, JsonNode element) {
        return isOutline(outline)
                && isOutline(element)
                && name(outline).equals(name(element))
                && tags(outline).toList().equals(tags(element).toList());
    }

    /** In every language of Gherkin the keyword differs; in English it is told by it, in others by the id's last part. */
    private static boolean isOutline(JsonNode element) {
        String keyword = element.path("keyword").asString("").toLowerCase(Locale.ROOT);
        return keyword.equals("scenario outline")
                || keyword.equals("scenario template")
                || element.path("type").asString("").equals("scenario_outline")
                || element.path("id").asString("").matches("(?s).*;;\\d+");
    }

    private ScenarioResult gathered(JsonNode scenario) {
        List<String> own =
                tags(scenario).filter(tag -> !featureTags.contains(tag)).toList();
        ScenarioResult result = new ScenarioResult(
                ReportText.limited("the file of a feature", ReportText.clean(dialect.uri(feature))),
                ReportText.limited("the name of a feature", text(feature, "name")),
                featureTags,
                name(scenario),
                ReportText.orNull(ReportText.limited("the description of a scenario", description(scenario))),
                own,
                isOutline(scenario),
                ReportText.limited("a scenario", GherkinSteps.text(scenario.path("steps"))),
                rows);
        rows.clear();
        first = null;
        return result;
    }

    private String name(JsonNode element) {
        String name = dialect.scenarioName(text(element, "name")).strip();
        return ReportText.limited("the name of a scenario", name.isEmpty() ? "(no name)" : name);
    }

    /** Behave writes the lines of a description as an array. */
    private static String description(JsonNode element) {
        JsonNode description = element.path("description");
        return description.isArray()
                ? String.join(
                        "\n",
                        description
                                .valueStream()
                                .map(line -> ReportText.clean(line.asString("")))
                                .toList())
                : ReportText.clean(description.asString("")).strip();
    }

    private static String text(JsonNode node, String member) {
        return ReportText.clean(node.path(member).asString(""));
    }

    /** Without the {@code @}: Cucumber's are objects with a name, Behave's are texts. */
    private static Stream<String> tags(JsonNode node) {
        return node.path("tags")
                .valueStream()
                .map(tag -> tag.isString() ? tag : tag.path("name"))
                .filter(JsonNode::isString)
                .map(tag -> ReportText.limited("a tag", ReportText.clean(tag.asString()))
                        .strip())
                .map(tag -> tag.startsWith("@") ? tag.substring(1) : tag)
                .filter(tag -> !tag.isEmpty());
    }
}
