package dev.lightbox.backup.internal.restore;

import dev.lightbox.backup.ItemKind;
import dev.lightbox.backup.internal.capture.Selection;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.xray.client.FieldAnswer;
import dev.lightbox.xray.client.FieldRequest;
import dev.lightbox.xray.client.FieldRequest.Variable;
import dev.lightbox.xray.client.XrayClient;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What is on the site that a snapshot is restored into. */
final class TargetSurvey {
    /** Kinds of issues and the query that lists them. */
    static final Map<ItemKind, String> QUERIES = Map.of(
            ItemKind.TEST, "getTests",
            ItemKind.PRECONDITION, "getPreconditions",
            ItemKind.TEST_SET, "getTestSets",
            ItemKind.TEST_PLAN, "getTestPlans",
            ItemKind.TEST_EXECUTION, "getTestExecutions");

    private static final String FIELDS = "[\"key\", \"summary\"]";

    private final XrayClient client;

    TargetSurvey(XrayClient client) {
        this.client = client;
    }

    /**
     * A project there.
     *
     * @param testTypes names of its test types
     * @param stepFields ids of its step fields by their names
     * @param runFields ids of its run fields by their names
     */
    record Project(String id, Set<String> testTypes, Map<String, String> stepFields, Map<String, String> runFields) {}

    /** An issue there. */
    record Existing(String id, String key, String summary) {}

    /** A request for one root field whose text is a constant of the caller. */
    static FieldRequest field(String text, Map<String, Variable> variables) {
        return new FieldRequest(
                text, variables, Selection.parse("Query", "{ " + text + " }").cost());
    }

    /** The project with this key; empty when there is none that the key's user may see. */
    Optional<Project> project(String key) {
        FieldAnswer answer = client.query(List.of(field(
                        "getProjectSettings(projectIdOrKey: $project) { projectId testTypeSettings { testTypes { name } }"
                                + " testStepSettings { fields { id name } } testRunCustomFieldSettings { fields { id name } } }",
                        Map.of("project", new Variable("String", key)))))
                .getFirst();
        String id = answer.value().path("projectId").asString("");
        Set<String> types = new HashSet<>();
        answer.value()
                .path("testTypeSettings")
                .path("testTypes")
                .forEach(type -> types.add(type.path("name").asString("")));
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(new Project(
                        id,
                        types,
                        fields(answer.value().path("testStepSettings")),
                        fields(answer.value().path("testRunCustomFieldSettings"))));
    }

    private static Map<String, String> fields(JsonNode settings) {
        Map<String, String> ids = new HashMap<>();
        settings.path("fields")
                .forEach(field -> ids.put(
                        field.path("name").asString(""), field.path("id").asString("")));
        return ids;
    }

    /** Names of the run statuses and step statuses of the site, in the form that {@link #normal} gives them. */
    Set<String> statuses(String query) {
        FieldAnswer answer =
                client.query(List.of(field(query + " { name }", Map.of()))).getFirst();
        Set<String> names = new HashSet<>();
        answer.value().forEach(status -> names.add(normal(status.path("name").asString(""))));
        return names;
    }

    /** Status names are compared without case and blanks (contract section 12.3). */
    static String normal(String status) {
        return status.replace(" ", "").toUpperCase(Locale.ROOT);
    }

    /** All issues of the five kinds in a project. */
    Map<ItemKind, List<Existing>> issues(String projectId) {
        Map<ItemKind, List<Existing>> found = new EnumMap<>(ItemKind.class);
        for (ItemKind kind : QUERIES.keySet()) {
            found.put(kind, issues(kind, projectId));
        }
        return found;
    }

    /** All issues of one kind in a project; first a page that tells the total, then the rest packed. */
    List<Existing> issues(ItemKind kind, String projectId) {
        Map<String, Existing> found = new LinkedHashMap<>();
        long total = take(
                found, kind, client.query(List.of(page(kind, projectId, 0))).getFirst());
        List<FieldRequest> rest = new ArrayList<>();
        for (int start = 100; start < total; start += 100) {
            rest.add(page(kind, projectId, start));
        }
        client.query(rest).forEach(answer -> take(found, kind, answer));
        return List.copyOf(found.values());
    }

    private static FieldRequest page(ItemKind kind, String projectId, int start) {
        return field(
                QUERIES.get(kind)
                        + "(projectId: $project, limit: 100, start: $start) { total results { issueId jira(fields: "
                        + FIELDS + ") } }",
                Map.of("project", new Variable("String", projectId), "start", new Variable("Int", start)));
    }

    private static long take(Map<String, Existing> found, ItemKind kind, FieldAnswer answer) {
        if (!answer.value().isObject()) {
            throw new LightboxException(
                    ErrorCode.SITE_REFUSED,
                    "The target did not list its " + kind.label() + "s: "
                            + (answer.errors().isEmpty()
                                    ? "nothing was answered"
                                    : answer.errors().getFirst()) + ".",
                    "Check the connection and the permissions of the key's user on the target.");
        }
        for (JsonNode issue : answer.value().path("results")) {
            if (issue.isObject()) {
                String id = issue.path("issueId").asString("");
                JsonNode jira = issue.path("jira");
                found.put(
                        id,
                        new Existing(
                                id,
                                jira.path("key").asString(""),
                                jira.path("summary").asString("")));
            }
        }
        return answer.value().path("total").asLong(0);
    }
}
