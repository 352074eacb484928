package dev.lightbox.backup.internal.capture;

import dev.lightbox.xray.client.FieldRequest.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Of what the pages are taken. */
sealed interface PageScope {

    /** The whole site, as far as the key's user may see it. */
    record WholeSite() implements PageScope {}

    /** One project, by its numeric id. */
    record Project(String id) implements PageScope {}

    /** The runs of some executions. */
    record Executions(List<String> ids) implements PageScope {
        public Executions {
            ids = List.copyOf(ids);
        }
    }

    /** The scope in the journal. */
    default String name() {
        return switch (this) {
            case WholeSite _ -> "site";
            case Project project -> "project " + project.id;
            case Executions executions -> "executions " + String.join(",", executions.ids);
        };
    }

    /** The project that is asked for; empty for several. */
    default String projectId() {
        return this instanceof Project project ? project.id : "";
    }

    /** What chooses the items, for {@link PagedKind#total()} as well. */
    default Map<String, Variable> choice(@Nullable String jql) {
        if (this instanceof Executions executions) {
            return Map.of("executions", new Variable("[String]", executions.ids));
        }
        return Map.of(
                "jql", new Variable("String", jql),
                "project", new Variable("String", this instanceof Project project ? project.id : null));
    }

    /** All variables of a page. */
    default Map<String, Variable> variables(PagedKind kind, boolean ordered, int start, List<String> jiraFields) {
        Map<String, Variable> variables = new HashMap<>(choice(ordered ? "ORDER BY key ASC" : null));
        variables.put("start", new Variable("Int", start));
        if (kind != PagedKind.TEST_RUN) {
            variables.put("jira", new Variable("[String]", jiraFields));
        }
        return variables;
    }
}
