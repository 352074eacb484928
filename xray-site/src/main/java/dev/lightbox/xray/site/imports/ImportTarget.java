package dev.lightbox.xray.site.imports;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where the results of a report go, as the query parameters of contract section 7.2 say it. Empty values count as absent.
 *
 * @param testExecKey an existing execution, or null for a new one in {@code projectKey}
 */
public record ImportTarget(
        @Nullable String projectKey,
        @Nullable String testExecKey,
        @Nullable String testPlanKey,
        List<String> testEnvironments,
        @Nullable String revision,
        @Nullable String fixVersion) {

    public static final ImportTarget NONE = new ImportTarget(null, null, null, List.of(), null, null);

    public ImportTarget {
        testEnvironments = List.copyOf(testEnvironments);
    }

    public static ImportTarget ofProject(String projectKey) {
        return new ImportTarget(projectKey, null, null, List.of(), null, null);
    }

    public ImportTarget withExecution(String key) {
        return new ImportTarget(projectKey, key, testPlanKey, testEnvironments, revision, fixVersion);
    }

    public ImportTarget withProject(String key) {
        return new ImportTarget(key, testExecKey, testPlanKey, testEnvironments, revision, fixVersion);
    }

    /** @param parameters gives the value of a query parameter, or null */
    public static ImportTarget ofQuery(UnaryOperator<@Nullable String> parameters) {
        String environments = value(parameters, "testEnvironments");
        return new ImportTarget(
                value(parameters, "projectKey"),
                value(parameters, "testExecKey"),
                value(parameters, "testPlanKey"),
                environments == null ? List.of() : List.of(environments.split(";")),
                value(parameters, "revision"),
                value(parameters, "fixVersion"));
    }

    private static @Nullable String value(UnaryOperator<@Nullable String> parameters, String name) {
        String value = parameters.apply(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
