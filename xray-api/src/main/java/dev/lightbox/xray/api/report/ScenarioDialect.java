package dev.lightbox.xray.api.report;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where Cucumber JSON and Behave JSON differ. */
enum ScenarioDialect {
    CUCUMBER {
        @Override
        String uri(JsonNode feature) {
            return feature.path("uri").asString("");
        }

        @Override
        Iterable<JsonNode> elements(JsonNode feature) {
            return feature.path("elements");
        }

        @Override
        String scenarioName(String name) {
            return name;
        }

        // Nanoseconds.
        @Override
        @Nullable
        Double millis(JsonNode duration) {
            return duration.isNumber() ? duration.asDouble() / 1_000_000 : null;
        }
    },
    BEHAVE {
        // Such as features/login.feature:1.
        @Override
        String uri(JsonNode feature) {
            return feature.path("location").asString("").replaceFirst(":\\d+$", "");
        }

        @Override
        Iterable<JsonNode> elements(JsonNode feature) {
            return BehaveElements.of(feature);
        }

        // Rows of examples are called "name -- @1.2 examples".
        @Override
        String scenarioName(String name) {
            int row = name.lastIndexOf(" -- @");
            return row < 0 ? name : name.substring(0, row);
        }

        // Seconds.
        @Override
        @Nullable
        Double millis(JsonNode duration) {
            return duration.isNumber() ? duration.asDouble() * 1000 : null;
        }
    };

    abstract String uri(JsonNode feature);

    /** Scenarios, rows of outlines, and before each of them its background, if it has one. */
    abstract Iterable<JsonNode> elements(JsonNode feature);

    abstract String scenarioName(String name);

    abstract @Nullable Double millis(JsonNode duration);
}
