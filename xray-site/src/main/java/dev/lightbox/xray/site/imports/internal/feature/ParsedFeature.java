package dev.lightbox.xray.site.imports.internal.feature;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a feature file holds, as far as tests and preconditions come of it.
 *
 * @param path of the file inside its archive, or its own name
 * @param tags of the feature, without the {@code @}
 */
public record ParsedFeature(String path, List<String> tags, List<Scenario> scenarios) {

    /**
     * One scenario.
     *
     * @param tags its own, without the {@code @}
     * @param description from the comment lines above it
     * @param gherkin what stands below its head, without the indentation that all lines share
     * @param backgrounds of the feature and of the rule around it
     */
    public record Scenario(
            String name,
            List<String> tags,
            @Nullable String description,
            String gherkin,
            List<Background> backgrounds) {}

    /**
     * A background, or one of the parts that an export made it of.
     *
     * @param key of the precondition that a comment names, or null
     */
    public record Background(@Nullable String key, String name, String gherkin) {}
}
