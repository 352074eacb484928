package dev.lightbox.backup.internal.restore;

import dev.lightbox.backup.ItemKind;
import dev.lightbox.backup.RestorePlan.ProjectMapping;
import dev.lightbox.backup.internal.content.SnapshotItems;
import dev.lightbox.backup.internal.content.SnapshotPaths;
import dev.lightbox.xray.client.FieldAnswer;
import dev.lightbox.xray.client.FieldRequest.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Creates the Test Repository's folders, each with the restored tests and preconditions that lie in it. */
final class FolderStage {
    private final RestoreContext context;

    FolderStage(RestoreContext context) {
        this.context = context;
    }

    void run() {
        for (ProjectMapping project : context.projects()) {
            MutationBatch batch = context.batch();
            Map<String, List<String>> members = members(project);
            // Parents sort before their children.
            members.forEach((path, issues) -> create(project, path, issues, batch));
            batch.send();
        }
    }

    /** Each folder's path and the new ids of what lies in it. */
    private Map<String, List<String>> members(ProjectMapping project) {
        Map<String, List<String>> members = new TreeMap<>();
        context.items()
                .document(SnapshotPaths.folders(project.sourceId()))
                .ifPresent(folders -> paths(folders.path("root").path("folders"), members));
        for (ItemKind kind : List.of(ItemKind.TEST, ItemKind.PRECONDITION)) {
            try (Stream<SnapshotItems.Item> items = context.items().of(kind, project.sourceId())) {
                items.filter(context::isWanted).forEach(item -> {
                    String path = item.json().path("folder").path("path").asString("/");
                    if (!path.equals("/") && !path.isEmpty()) {
                        context.issue(item.place().id())
                                .ifPresent(id -> members.computeIfAbsent(path, _ -> new ArrayList<>())
                                        .add(id));
                    }
                });
            }
        }
        return members;
    }

    private static void paths(JsonNode children, Map<String, List<String>> members) {
        for (JsonNode folder : children) {
            members.computeIfAbsent(folder.path("path").asString(""), _ -> new ArrayList<>());
            paths(folder.path("folders"), members);
        }
    }

    private void create(ProjectMapping project, String path, List<String> issues, MutationBatch batch) {
        String unit = "folder/" + project.targetId() + path;
        if (path.isEmpty() || context.journal().isDone(unit)) {
            return;
        }
        batch.add(
                "createFolder(projectId: $project, path: $path, issueIds: $issues) { warnings }",
                variables(project, path, issues, "[String]"),
                unit,
                0,
                answer -> created(project, path, issues, answer));
    }

    /** A folder that is there already only takes what belongs into it. */
    private void created(ProjectMapping project, String path, List<String> issues, FieldAnswer answer) {
        if (answer.value().isObject()) {
            return;
        }
        String reason = RestoreOutcome.reason(answer);
        if (!reason.toLowerCase(Locale.ROOT).contains("already exists")) {
            context.outcome().failed(ItemKind.FOLDERS, path, path, reason);
        } else if (!issues.isEmpty()) {
            MutationBatch more = context.batch();
            more.add(
                    "addIssuesToFolder(projectId: $project, path: $path, issueIds: $issues) { warnings }",
                    variables(project, path, issues, "[String]!"),
                    "folder-members/" + project.targetId() + path,
                    0,
                    added -> {
                        if (!added.value().isObject()) {
                            context.outcome().failed(ItemKind.FOLDERS, path, path, RestoreOutcome.reason(added));
                        }
                    });
            more.send();
        }
    }

    private static Map<String, Variable> variables(
            ProjectMapping project, String path, List<String> issues, String listType) {
        String id = listType.endsWith("!") ? "String!" : "String";
        return Map.of(
                "project", new Variable(id, project.targetId()),
                "path", new Variable("String!", path),
                "issues", new Variable(listType, issues));
    }
}
