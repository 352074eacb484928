package dev.lightbox.xray.site.graphql.internal.read;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the preconditions that runs took from their tests. The ids must come from {@link Runs}. */
public final class RunPreconditions {
    private static final String OF_RUNS = """
            SELECT x.run_id, x.precondition_id, x.definition
            FROM site_run_precondition x LEFT JOIN site_issue i ON i.id = x.precondition_id
            WHERE x.run_id IN (:runs) AND (i.id IS NULL OR i.project_id IN (:readable))
            ORDER BY x.run_id, x.position""";

    /** @param definition as it was when the run was made */
    public record RunPrecondition(
            String run, long precondition, @Nullable String definition) {}

    private RunPreconditions() {}

    public static Map<String, List<RunPrecondition>> ofRuns(Request request, Collection<String> runs) {
        return request
                .read(sql -> request.statement(sql, OF_RUNS)
                        .param("runs", runs)
                        .query((row, _) -> new RunPrecondition(row.getString(1), row.getLong(2), row.getString(3)))
                        .list())
                .stream()
                .collect(Collectors.groupingBy(RunPrecondition::run));
    }
}
