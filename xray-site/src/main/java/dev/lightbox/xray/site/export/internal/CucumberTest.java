package dev.lightbox.xray.site.export.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Cucumber test with what its feature file needs to know. */
record CucumberTest(
        long id,
        String key,
        String summary,
        @Nullable String description,
        List<String> labels,
        String gherkin,
        boolean outline,
        List<Requirement> requirements,
        List<Precondition> preconditions,
        List<String> testSets) {

    /** What the test covers. */
    record Requirement(String key, String summary, @Nullable String description) {}

    /** What has to hold before the test, as Gherkin steps. */
    record Precondition(String key, String definition) {}
}
