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
 * @param goneProjects keys or ids of projects that earlier snapshots hold and that are known to be gone for good; any
 *     other project of an earlier snapshot that cannot be seen any more is a gap
 */
public record CaptureRequest(
        URI baseUrl, Set<String> projects, List<String> jiraFields, Path journalFolder, Set<String> goneProjects) {
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
        goneProjects = Set.copyOf(goneProjects);
        jiraFields = jiraFields.contains("key") ? List.copyOf(jiraFields) : withKey(jiraFields);
    }

    /** A capture that misses every project of an earlier snapshot. */
    public CaptureRequest(URI baseUrl, Set<String> projects, List<String> jiraFields, Path journalFolder) {
        this(baseUrl, projects, jiraFields, journalFolder, Set.of());
    }

    private static List<String> withKey(List<String> fields) {
        return Stream.concat(Stream.of("key"), fields.stream()).toList();
    }

    /** Everything that the key's user may see. */
    public static CaptureRequest everything(URI baseUrl, Path journalFolder) {
        return new CaptureRequest(baseUrl, Set.of(), STANDARD_FIELDS, journalFolder);
    }

    /** The same, but these projects need not be seen any more. */
    public CaptureRequest without(Set<String> gone) {
        return new CaptureRequest(baseUrl, projects, jiraFields, journalFolder, gone);
    }
}
