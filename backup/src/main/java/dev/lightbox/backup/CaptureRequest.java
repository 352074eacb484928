package dev.lightbox.backup;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is to be captured.
 *
 * @param baseUrl the site, as the client was opened for it
 * @param projects keys or numeric ids of projects; empty for all that the key's user may see
 * @param jiraFields ids of the Jira fields to keep of each issue; {@code key} is always among them
 * @param journalFolder a folder of this connection's own, where an interrupted capture leaves what it needs to go on;
 *     created when it is missing
 */
public record CaptureRequest(URI baseUrl, Set<String> projects, List<String> jiraFields, Path journalFolder) {
    /** The Jira fields that matter to tests, in Jira's spelling. */
    public static final List<String> STANDARD_FIELDS = List.of(
            "key",
            "summary",
            "description",
            "issuetype",
            "project",
            "status",
            "resolution",
            "priority",
            "labels",
            "components",
            "versions",
            "fixVersions",
            "environment",
            "duedate",
            "parent",
            "assignee",
            "reporter",
            "created",
            "updated");

    public CaptureRequest {
        projects = Set.copyOf(projects);
        jiraFields = jiraFields.contains("key") ? List.copyOf(jiraFields) : withKey(jiraFields);
    }

    private static List<String> withKey(List<String> fields) {
        return Stream.concat(Stream.of("key"), fields.stream()).toList();
    }

    /** Everything that the key's user may see. */
    public static CaptureRequest everything(URI baseUrl, Path journalFolder) {
        return new CaptureRequest(baseUrl, Set.of(), STANDARD_FIELDS, journalFolder);
    }
}
