package dev.lightbox.xray.site.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A precondition to create.
 *
 * @param type null for the tenant's default type
 * @param folderPath an existing folder of the Test Repository, or null
 * @param tests ids or keys of the tests, in their default versions, that it is a precondition of
 */
public record NewPrecondition(
        JiraFields jira,
        @Nullable TypeRef type,
        @Nullable String definition,
        @Nullable String folderPath,
        List<String> tests) {
    public NewPrecondition {
        tests = List.copyOf(tests);
    }
}
