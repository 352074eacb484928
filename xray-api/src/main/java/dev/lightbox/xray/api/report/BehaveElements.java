package dev.lightbox.xray.api.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The elements of a feature as Behave prints them, put as Cucumber does: a background of its own before each scenario.
 * Behave prints a background once, without results, and its steps again, with results, at the start of each scenario.
 */
final class BehaveElements {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final List<JsonNode> elements = new ArrayList<>();
    /** Where the steps of backgrounds stand in the feature file. */
    private final Set<String> shared = new HashSet<>();

    private BehaveElements() {}

    static List<JsonNode> of(JsonNode feature) {
        BehaveElements gathered = new BehaveElements();
        feature.path("elements").forEach(gathered::add);
        return gathered.elements;
    }

    private void add(JsonNode element) {
        if (FeatureResults.isBackground(element) && !hasRun(element)) {
            element.path("steps").forEach(step -> shared.add(place(step)));
        } else if (!shared.isEmpty() && element instanceof ObjectNode scenario) {
            split(scenario);
        } else {
            elements.add(element);
        }
    }

    private static boolean hasRun(JsonNode background) {
        return background.path("steps").valueStream().anyMatch(step -> step.has("result"));
    }

    private void split(ObjectNode scenario) {
        ArrayNode repeated = JSON.arrayNode();
        ArrayNode own = JSON.arrayNode();
        for (JsonNode step : scenario.path("steps")) {
            (shared.contains(place(step)) ? repeated : own).add(step);
        }
        elements.add(JSON.objectNode().put("type", "background").set("steps", repeated));
        elements.add(JSON.objectNode().setAll(scenario).set("steps", own));
    }

    private static String place(JsonNode step) {
        return step.path("location").asString("");
    }
}
