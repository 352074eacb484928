package dev.lightbox.xray.site.content.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an imported report tells of a scenario's steps: the column {@code detail} of {@code site_run_result}. Statuses are
 * names of step statuses, durations milliseconds.
 *
 * @param examples the rows of an outline, whose own steps are those of its rows
 */
public record ResultDetail(List<Step> backgrounds, List<Step> steps, List<Step> hooks, List<Example> examples) {
    public static final ResultDetail NONE = new ResultDetail(List.of(), List.of(), List.of(), List.of());

    private static final JsonMapper MAPPER = JsonMapper.shared();

    public ResultDetail {
        backgrounds = List.copyOf(backgrounds);
        steps = List.copyOf(steps);
        hooks = List.copyOf(hooks);
        examples = List.copyOf(examples);
    }

    public record Step(
            String keyword,
            String name,
            String status,
            @Nullable String error,
            @Nullable String log,
            @Nullable Double duration,
            List<Embedding> embeddings) {
        public Step {
            embeddings = List.copyOf(embeddings);
        }
    }

    /** @param attachment its id among the evidence of the run */
    public record Embedding(
            String attachment, String filename, @Nullable String mimeType) {}

    public record Example(
            String status, @Nullable Double duration, List<Step> backgrounds, List<Step> steps, List<Step> hooks) {
        public Example {
            backgrounds = List.copyOf(backgrounds);
            steps = List.copyOf(steps);
            hooks = List.copyOf(hooks);
        }
    }

    public String json() {
        return MAPPER.writeValueAsString(this);
    }

    /** @param json as {@link #json} wrote it, or null for none */
    public static ResultDetail of(@Nullable String json) {
        return json == null ? NONE : MAPPER.readValue(json, ResultDetail.class);
    }
}
