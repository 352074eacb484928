package dev.lightbox.xray.api.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns the parts of Xray JSON into records. Empty texts read as absent, single values as lists of one. */
final class XrayJsonParts {
    private static final Set<String> STEP_MEMBERS = Set.of("action", "data", "result");

    private XrayJsonParts() {}

    static XrayHeader header(@Nullable String executionKey, JsonNode info) {
        return new XrayHeader(
                executionKey,
                text(info.path("project")),
                text(info.path("summary")),
                text(info.path("description")),
                text(info.path("version")),
                text(info.path("revision")),
                text(info.path("user")),
                ReportTime.parse(text(info.path("startDate"))),
                ReportTime.parse(text(info.path("finishDate"))),
                text(info.path("testPlanKey")),
                texts(info.path("testEnvironments")));
    }

    /** @param number the result's place in the report, from 0 */
    static XrayResult result(JsonNode node, int number) {
        String status = text(node.path("status"));
        if (!node.isObject() || status == null) {
            throw new UnreadableReport("Error parsing the report: element " + number + " of \"tests\" has no status");
        }
        return new XrayResult(
                text(node.path("testKey")),
                node.path("testInfo").isObject() ? testInfo(node.path("testInfo")) : null,
                status,
                ReportTime.parse(text(node.path("start"))),
                ReportTime.parse(text(node.path("finish"))),
                text(node.path("comment")),
                text(node.path("executedBy")),
                text(node.path("assignee")),
                list(node.path("steps"), XrayJsonParts::step),
                texts(node.path("examples")),
                list(node.path("iterations"), XrayJsonParts::iteration),
                texts(node.path("defects")),
                evidence(node),
                list(node.path("customFields"), XrayJsonParts::field));
    }

    private static XrayResult.TestInfo testInfo(JsonNode node) {
        String type = text(node.path("type"));
        return new XrayResult.TestInfo(
                text(node.path("projectKey")),
                text(node.path("summary")),
                // The server edition's name for it.
                type != null ? type : text(node.path("testType")),
                texts(node.path("requirementKeys")),
                texts(node.path("labels")),
                list(node.path("steps"), XrayJsonParts::stepDefinition),
                text(node.path("scenario")),
                text(node.path("definition")));
    }

    static XrayResult.StepDefinition stepDefinition(JsonNode node) {
        Map<String, JsonNode> others = new LinkedHashMap<>();
        node.properties().forEach(member -> {
            if (!STEP_MEMBERS.contains(member.getKey()) && !member.getValue().isNull()) {
                others.put(member.getKey(), member.getValue());
            }
        });
        return new XrayResult.StepDefinition(
                text(node.path("action")), text(node.path("data")), text(node.path("result")), others);
    }

    private static XrayResult.Step step(JsonNode node) {
        return new XrayResult.Step(
                text(node.path("status")),
                text(node.path("comment")),
                text(node.path("actualResult")),
                evidence(node),
                texts(node.path("defects")));
    }

    private static XrayResult.Iteration iteration(JsonNode node) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (JsonNode parameter : node.path("parameters")) {
            String name = text(parameter.path("name"));
            if (name != null) {
                parameters.put(name, Objects.requireNonNullElse(text(parameter.path("value")), ""));
            }
        }
        return new XrayResult.Iteration(
                text(node.path("name")),
                parameters,
                text(node.path("log")),
                text(node.path("duration")),
                text(node.path("status")),
                list(node.path("steps"), XrayJsonParts::step));
    }

    /** Both {@code evidence} and the server edition's {@code evidences}. */
    private static List<ReportFile> evidence(JsonNode node) {
        List<ReportFile> files = new ArrayList<>(list(node.path("evidence"), XrayJsonParts::file));
        files.addAll(list(node.path("evidences"), XrayJsonParts::file));
        return files;
    }

    private static ReportFile file(JsonNode node) {
        String filename = text(node.path("filename"));
        String data = node.path("data").isString() ? node.path("data").asString() : null;
        if (filename == null || data == null) {
            throw new UnreadableReport("Error parsing the report: evidence needs \"filename\" and \"data\"");
        }
        return new ReportFile(filename, text(node.path("contentType")), data);
    }

    private static ReportField field(JsonNode node) {
        String id = text(node.path("id"));
        String name = id != null ? id : text(node.path("name"));
        if (name == null) {
            throw new UnreadableReport("Error parsing the report: a custom field needs \"id\" or \"name\"");
        }
        return new ReportField(name, node.path("value"));
    }

    private static <T> List<T> list(JsonNode node, Function<JsonNode, T> part) {
        return node.isArray() ? node.valueStream().map(part).toList() : List.of();
    }

    static List<String> texts(JsonNode node) {
        String single = text(node);
        return single != null
                ? List.of(single)
                : node.valueStream()
                        .map(XrayJsonParts::text)
                        .filter(Objects::nonNull)
                        .toList();
    }

    /** The text without NUL, which no reporter means and PostgreSQL cannot keep; null when nothing is left. */
    static @Nullable String text(JsonNode node) {
        if (!node.isString() && !node.isNumber()) {
            return null;
        }
        return ReportText.orNull(
                ReportText.clean(ReportText.limited("a text", node.asString(), ReportText.MEMBER_LIMIT)));
    }
}
