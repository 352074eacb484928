package dev.lightbox.xray.site.graphql.internal.read;

import dev.lightbox.xray.site.content.IssueKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An issue with what its kind adds.
 *
 * @param modified last change of the Xray content
 * @param definition null unless it is a test or a precondition
 * @param environments of a test execution
 */
public record IssueRow(
        long id,
        String key,
        IssueKind kind,
        Project project,
        Jira jira,
        Instant modified,
        @Nullable Definition definition,
        List<String> environments) {

    public record Project(long id, String key, String name) {}

    public record Person(String accountId, String displayName, String email) {}

    /** @param others further Jira fields by id, as they were sent */
    public record Jira(
            String typeName,
            String summary,
            @Nullable String description,
            List<String> labels,
            String status,
            @Nullable Person assignee,
            Person reporter,
            Instant created,
            Instant updated,
            Map<String, Object> others) {}

    /**
     * @param version the default version of a test; 0 for a precondition
     * @param text the definition of a precondition
     * @param folder null outside any folder
     */
    public record Definition(
            int version,
            String typeId,
            @Nullable String gherkin,
            @Nullable String scenarioType,
            @Nullable String unstructured,
            @Nullable String text,
            @Nullable Folder folder) {}

    public record Folder(String name, String path) {}
}
