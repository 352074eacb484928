package dev.lightbox.xray.site.graphql.internal.read;

import java.util.Locale;

/** What a tenant's words look like. */
public final class Names {
    private Names() {}

    /** A test type; kind is STEPS, GHERKIN or UNSTRUCTURED. */
    public record TestType(String id, String name, String kind) {}

    public record RunStatus(String name, String description, String color, boolean isFinal, String coverage) {}

    /** @param runStatus name of the run status that it counts as */
    public record StepStatus(String name, String description, String color, String runStatus) {}

    /** Whether two status names mean the same: {@code TODO} and {@code TO DO} do. */
    public static boolean same(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(String name) {
        return name.replace(" ", "").toUpperCase(Locale.ROOT);
    }
}
