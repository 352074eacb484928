package dev.lightbox.xray.site.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A test to create. Of steps, Gherkin and unstructured definition only the one that the type's kind asks for is kept.
 *
 * @param type null for the tenant's default type
 * @param folderPath an existing folder of the Test Repository; the test lies outside any folder when there is none
 * @param preconditions ids or keys
 */
public record NewTest(
        JiraFields jira,
        @Nullable TypeRef type,
        List<NewStep> steps,
        @Nullable String gherkin,
        @Nullable String unstructured,
        @Nullable String folderPath,
        List<String> preconditions) {
    public NewTest {
        steps = List.copyOf(steps);
        preconditions = List.copyOf(preconditions);
    }

    public static NewTest manual(JiraFields jira, List<NewStep> steps) {
        return new NewTest(jira, TypeRef.named("Manual"), steps, null, null, null, List.of());
    }

    public static NewTest cucumber(JiraFields jira, String gherkin) {
        return new NewTest(jira, TypeRef.named("Cucumber"), List.of(), gherkin, null, null, List.of());
    }

    public static NewTest generic(JiraFields jira, String definition) {
        return new NewTest(jira, TypeRef.named("Generic"), List.of(), null, definition, null, List.of());
    }
}
