package dev.lightbox.backup.internal.capture;

import dev.lightbox.backup.ItemKind;
import dev.lightbox.backup.internal.canonical.CanonicalJson;
import dev.lightbox.backup.internal.content.SnapshotPaths;
import dev.lightbox.repository.RepositoryWriter;
import dev.lightbox.xray.client.FieldAnswer;
import dev.lightbox.xray.client.FieldRequest.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads what does not come in pages: statuses, link types, the settings of projects and their folders. */
final class SettingsCapture {
    private static final Selection STATUSES = query("getStatuses { name color description final coverageStatus }");
    private static final Selection STEP_STATUSES =
            query("getStepStatuses { name color description testStatus { name } }");
    private static final Selection LINK_TYPES = query("getIssueLinkTypes { id name }");
    private static final Selection SETTINGS = query("""
            getProjectSettings(projectIdOrKey: $project) {
              projectId defectIssueTypes testEnvironments
              testCoverageSettings { coverableIssueTypeIds epicIssuesRelation issueLinkTypeDirection issueLinkTypeId
                issueSubTasksRelation }
              testRunCustomFieldSettings { fields { id name required type values } }
              testStepSettings { fields { id name disabled required type values } }
              testTypeSettings { defaultTestTypeId testTypes { id name kind } } }
            """);
    private static final Selection FOLDERS = query("getFolder(projectId: $project, path: \"/\") { name path folders }");

    /** One question and the member of a document that its answer becomes. */
    private record Part(ObjectNode document, String member, ItemKind kind, String projectId, Ask ask) {}

    private final SiteReader site;
    private final RepositoryWriter sink;
    private final Harvest harvest;

    SettingsCapture(SiteReader site, RepositoryWriter sink, Harvest harvest) {
        this.site = site;
        this.sink = sink;
        this.harvest = harvest;
    }

    private static Selection query(String text) {
        return Selection.parse("Query", "{ " + text + " }");
    }

    void read() {
        List<Part> parts = new ArrayList<>();
        ObjectNode ofSite = JsonNodeFactory.instance.objectNode();
        parts.add(new Part(ofSite, "statuses", ItemKind.SITE, "", new Ask(STATUSES, Map.of())));
        parts.add(new Part(ofSite, "stepStatuses", ItemKind.SITE, "", new Ask(STEP_STATUSES, Map.of())));
        parts.add(new Part(ofSite, "issueLinkTypes", ItemKind.SITE, "", new Ask(LINK_TYPES, Map.of())));
        harvest.projects().forEach((id, key) -> parts.addAll(ofProject(id, key)));
        site.ask(parts.stream().map(Part::ask).toList(), (place, answer) -> take(parts.get(place), answer));
        store(SnapshotPaths.SITE, ofSite);
        for (Part part : parts) {
            switch (part.kind) {
                case PROJECT -> store(SnapshotPaths.project(part.projectId), part.document);
                case FOLDERS -> store(SnapshotPaths.folders(part.projectId), part.document);
                default -> {}
            }
        }
    }

    private static List<Part> ofProject(String id, String key) {
        Map<String, Variable> project = Map.of("project", new Variable("String", id));
        ObjectNode settings =
                JsonNodeFactory.instance.objectNode().put("id", id).put("key", key);
        ObjectNode folders = JsonNodeFactory.instance.objectNode();
        return List.of(
                new Part(settings, "settings", ItemKind.PROJECT, id, new Ask(SETTINGS, project)),
                new Part(folders, "root", ItemKind.FOLDERS, id, new Ask(FOLDERS, project)));
    }

    private void take(Part part, FieldAnswer answer) {
        JsonNode value = answer.value();
        if (value.isObject()) {
            part.document.set(part.member, EntityDocument.of(value).json());
        } else if (value.isArray()) {
            part.document.set(part.member, value);
        }
        if (value.isNull() && answer.errors().isEmpty()) {
            harvest.gap(
                    part.kind, part.projectId, part.member, "The site answered nothing to " + harvest.account() + ".");
        }
        answer.errors().forEach(error -> harvest.gap(part.kind, part.projectId, part.member, error.message()));
    }

    private void store(String path, ObjectNode document) {
        harvest.add(sink.put(path, CanonicalJson.bytes(document)));
    }
}
