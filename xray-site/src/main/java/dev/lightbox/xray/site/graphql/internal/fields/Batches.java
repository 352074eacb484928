package dev.lightbox.xray.site.graphql.internal.fields;

import dev.lightbox.xray.site.graphql.internal.engine.Batch;
import dev.lightbox.xray.site.graphql.internal.read.FolderTree;
import dev.lightbox.xray.site.graphql.internal.read.FolderTrees;
import dev.lightbox.xray.site.graphql.internal.read.IssueRow;
import dev.lightbox.xray.site.graphql.internal.read.IssueRows;
import dev.lightbox.xray.site.graphql.internal.read.Page;
import dev.lightbox.xray.site.graphql.internal.read.RelatedPages;
import dev.lightbox.xray.site.graphql.internal.read.Relation;
import dev.lightbox.xray.site.graphql.internal.read.Run;
import dev.lightbox.xray.site.graphql.internal.read.RunParts;
import dev.lightbox.xray.site.graphql.internal.read.Runs;
import dev.lightbox.xray.site.graphql.internal.read.Steps;
import dev.lightbox.xray.site.graphql.internal.read.StoredFiles;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everything that is read for many objects at once. */
final class Batches {
    static final Batch<Long, IssueRow> ISSUES = new Batch<>("issues", IssueRows::byId);
    static final Batch<String, Run> RUNS = new Batch<>("runs", Runs::byId);
    static final Batch<RelatedPages.Key, Page<String>> RUNS_OF_TESTS =
            new Batch<>("runs of tests", RelatedPages::runsOfTests);
    static final Batch<RelatedPages.Key, Page<String>> RUNS_OF_EXECUTIONS =
            new Batch<>("runs of executions", RelatedPages::runsOfExecutions);
    static final Batch<Long, List<Steps.Step>> STEPS = new Batch<>("steps", Steps::ofTests);
    static final Batch<Long, StoredFiles> STEP_FILES = new Batch<>("step attachments", Steps::attachments);
    static final Batch<String, List<RunParts.RunStep>> RUN_STEPS = new Batch<>("run steps", RunParts::steps);
    static final Batch<String, StoredFiles> EVIDENCE = new Batch<>("evidence", RunParts::evidence);
    static final Batch<String, List<RunParts.Result>> RESULTS = new Batch<>("results", RunParts::results);
    static final Batch<String, List<RunParts.Example>> EXAMPLES = new Batch<>("examples", RunParts::examples);
    static final Batch<Long, FolderTree> BOARDS = new Batch<>("boards", FolderTrees::boards);

    private static final Map<Relation, Batch<RelatedPages.Key, Page<Long>>> RELATED = Arrays.stream(Relation.values())
            .collect(Collectors.toMap(
                    Function.identity(),
                    relation -> new Batch<>(
                            relation.name(), (request, keys) -> RelatedPages.issues(request, relation, keys))));

    private Batches() {}

    static Batch<RelatedPages.Key, Page<Long>> related(Relation relation) {
        return Objects.requireNonNull(RELATED.get(relation));
    }
}
