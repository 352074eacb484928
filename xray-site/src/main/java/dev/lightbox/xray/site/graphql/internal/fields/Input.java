package dev.lightbox.xray.site.graphql.internal.fields;

import dev.lightbox.xray.site.content.FieldValue;
import dev.lightbox.xray.site.content.FileChange;
import dev.lightbox.xray.site.content.JiraFields;
import dev.lightbox.xray.site.content.NewStep;
import dev.lightbox.xray.site.content.TypeRef;
import dev.lightbox.xray.site.content.Upload;
import dev.lightbox.xray.site.graphql.internal.engine.Fetch;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An input object of a mutation, read as the values that the site's content works with. */
record Input(Map<String, Object> members) {
    private static final JsonMapper JSON = new JsonMapper();

    static Optional<Input> of(Fetch fetch, String argument) {
        return Optional.ofNullable(fetch.object(argument)).map(Input::new);
    }

    static List<Input> listOf(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().filter(Objects::nonNull).map(Input::cast).toList()
                : List.of();
    }

    /** The {@code jira} argument of create mutations: a Jira create-issue body. */
    static JiraFields jira(Fetch fetch) {
        return JiraFields.parse(JSON.valueToTree(fetch.environment().getArgument("jira")));
    }

    static @Nullable TypeRef type(@Nullable Object value) {
        if (!(value instanceof Map)) {
            return null;
        }
        Input type = cast(value);
        return type.text("id") == null && type.text("name") == null
                ? null
                : new TypeRef(type.text("id"), type.text("name"));
    }

    @SuppressWarnings("unchecked") // The schema makes it an input object, whose members have names.
    private static Input cast(Object value) {
        return new Input((Map<String, Object>) value);
    }

    @Nullable
    String text(String member) {
        return members.get(member) instanceof String text ? text : null;
    }

    List<String> texts(String member) {
        return members.get(member) instanceof List<?> list
                ? list.stream().filter(Objects::nonNull).map(Object::toString).toList()
                : List.of();
    }

    Optional<Input> object(String member) {
        return Optional.ofNullable(members.get(member)).map(Input::cast);
    }

    List<Input> list(String member) {
        return listOf(members.get(member));
    }

    NewStep toStep() {
        return new NewStep(
                text("action"),
                text("data"),
                text("result"),
                text("callTestIssueId"),
                fieldValues(list("customFields")),
                uploads(list("attachments")));
    }

    /** {@code add}, {@code removeIds} and {@code removeFilenames}. */
    FileChange toFileChange() {
        return new FileChange(uploads(list("add")), texts("removeIds"), texts("removeFilenames"));
    }

    static List<Upload> uploads(List<Input> inputs) {
        return inputs.stream()
                .map(input -> new Upload(
                        input.text("attachmentId"), input.text("filename"), input.text("mimeType"), input.text("data")))
                .toList();
    }

    static List<FieldValue> fieldValues(List<Input> inputs) {
        return inputs.stream()
                .map(input -> new FieldValue(Objects.requireNonNullElse(input.text("id"), ""), input.json("value")))
                .toList();
    }

    private JsonNode json(String member) {
        return JSON.valueToTree(members.get(member));
    }
}
