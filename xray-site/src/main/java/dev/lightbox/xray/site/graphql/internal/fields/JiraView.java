package dev.lightbox.xray.site.graphql.internal.fields;

import dev.lightbox.xray.site.content.IssueTypes;
import dev.lightbox.xray.site.graphql.internal.read.IssueAttachments;
import dev.lightbox.xray.site.graphql.internal.read.IssueRow;
import dev.lightbox.xray.site.graphql.internal.read.IssueRow.Person;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@code jira(fields)}: one flat object whose members are named as requested, values as Jira's REST API
 * shows them (contract section 12.2). Fields that the issue does not know are missing.
 */
final class JiraView {
    private static final String FILES = "attachment";
    private static final Map<String, Function<IssueRow, @Nullable Object>> FIELDS = fields();

    private JiraView() {}

    /** Whether {@link #of} wants the issue's files for these fields, which takes a read of its own. */
    static boolean showsFiles(List<String> names) {
        return names.isEmpty() || names.contains(FILES);
    }

    /**
     * @param names the requested fields; empty for the key and everything the issue has
     * @param files what hangs on the issue itself
     */
    static Map<String, @Nullable Object> of(IssueRow issue, List<String> names, List<IssueAttachments.File> files) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        List<Map<String, Object>> shownFiles =
                files.stream().map(JiraView::file).toList();
        if (names.isEmpty()) {
            FIELDS.forEach((name, read) -> view.put(name, read.apply(issue)));
            view.put(FILES, shownFiles);
            view.putAll(issue.jira().others());
            return view;
        }
        for (String name : names) {
            if (name.equals(FILES)) {
                view.put(name, shownFiles);
            } else {
                put(view, issue, name);
            }
        }
        return view;
    }

    private static void put(Map<String, @Nullable Object> view, IssueRow issue, String name) {
        Function<IssueRow, @Nullable Object> own = FIELDS.get(name);
        if (own != null) {
            view.put(name, own.apply(issue));
        } else if (issue.jira().others().containsKey(name)) {
            view.put(name, issue.jira().others().get(name));
        }
    }

    private static Map<String, Function<IssueRow, @Nullable Object>> fields() {
        Map<String, Function<IssueRow, @Nullable Object>> fields = new LinkedHashMap<>();
        fields.put("key", IssueRow::key);
        fields.put("summary", issue -> issue.jira().summary());
        fields.put("description", issue -> issue.jira().description());
        fields.put("labels", issue -> issue.jira().labels());
        fields.put("status", issue -> Map.of("name", issue.jira().status()));
        fields.put("issuetype", issue -> issueType(issue.jira().typeName()));
        fields.put("project", issue -> project(issue.project()));
        fields.put(
                "assignee",
                issue -> Optional.ofNullable(issue.jira().assignee())
                        .map(JiraView::person)
                        .orElse(null));
        fields.put("reporter", issue -> person(issue.jira().reporter()));
        fields.put("created", issue -> Dates.jira(issue.jira().created()));
        fields.put("updated", issue -> Dates.jira(issue.jira().updated()));
        return fields;
    }

    private static Map<String, Object> issueType(String name) {
        return Map.of("id", IssueTypes.idOf(name), "name", name);
    }

    private static Map<String, Object> project(IssueRow.Project project) {
        return Map.of("id", Long.toString(project.id()), "key", project.key(), "name", project.name());
    }

    private static Map<String, Object> file(IssueAttachments.File file) {
        return Map.of(
                "id",
                file.id(),
                "filename",
                file.filename(),
                "mimeType",
                file.mimeType(),
                "size",
                file.size(),
                "created",
                Dates.jira(file.created()),
                "author",
                person(file.author()),
                "content",
                file.link());
    }

    private static Map<String, Object> person(Person person) {
        return Map.of(
                "accountId", person.accountId(), "displayName", person.displayName(), "emailAddress", person.email());
    }
}
