package dev.lightbox.xray.site.graphql.internal.fields;

import dev.lightbox.xray.site.content.internal.VersionKey;
import dev.lightbox.xray.site.graphql.internal.engine.Batch;
import dev.lightbox.xray.site.graphql.internal.read.Accounts;
import dev.lightbox.xray.site.graphql.internal.read.Datasets;
import dev.lightbox.xray.site.graphql.internal.read.ExpandedTest;
import dev.lightbox.xray.site.graphql.internal.read.FolderTree;
import dev.lightbox.xray.site.graphql.internal.read.FolderTrees;
import dev.lightbox.xray.site.graphql.internal.read.Histories;
import dev.lightbox.xray.site.graphql.internal.read.IssueAttachments;
import dev.lightbox.xray.site.graphql.internal.read.IssueRow;
import dev.lightbox.xray.site.graphql.internal.read.IssueRows;
import dev.lightbox.xray.site.graphql.internal.read.Iterations;
import dev.lightbox.xray.site.graphql.internal.read.Page;
import dev.lightbox.xray.site.graphql.internal.read.RelatedPages;
import dev.lightbox.xray.site.graphql.internal.read.Relation;
import dev.lightbox.xray.site.graphql.internal.read.Run;
import dev.lightbox.xray.site.graphql.internal.read.RunPages;
import dev.lightbox.xray.site.graphql.internal.read.RunParts;
import dev.lightbox.xray.site.graphql.internal.read.RunPreconditions;
import dev.lightbox.xray.site.graphql.internal.read.Runs;
import dev.lightbox.xray.site.graphql.internal.read.Steps;
import dev.lightbox.xray.site.graphql.internal.read.StoredFiles;
import dev.lightbox.xray.site.graphql.internal.read.TestStatuses;
import dev.lightbox.xray.site.graphql.internal.read.TestVersions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everything that is read for many objects at once. */
final class Batches {
    static final Batch<Long, IssueRow> ISSUES = new Batch<>("issues", IssueRows::byId);
    static final Batch<Long, List<IssueAttachments.File>> ISSUE_FILES =
            new Batch<>("files of issues", IssueAttachments::of);
    static final Batch<Long, String> ACCOUNTS = new Batch<>("accounts", Accounts::byUser);
    static final Batch<String, Run> RUNS = new Batch<>("runs", Runs::byId);
    static final Batch<RelatedPages.Key, Page<Run>> RUNS_OF_TESTS = new Batch<>("runs of tests", RunPages::ofTests);
    static final Batch<RelatedPages.Key, Page<Run>> RUNS_OF_EXECUTIONS =
            new Batch<>("runs of executions", RunPages::ofExecutions);
    static final Batch<RelatedPages.Key, Page<Run>> RUNS_OF_VERSIONS =
            new Batch<>("runs of versions", RunPages::ofVersions);
    static final Batch<VersionKey, TestVersions.TestVersion> VERSIONS = new Batch<>("versions", TestVersions::byKey);
    static final Batch<RelatedPages.Key, Page<VersionKey>> VERSIONS_OF_TESTS =
            new Batch<>("versions of tests", RelatedPages::versionsOfTests);
    static final Batch<RelatedPages.Key, Page<VersionKey>> VERSIONS_OF_PRECONDITIONS =
            new Batch<>("versions of preconditions", RelatedPages::versionsOfPreconditions);
    static final Batch<VersionKey, List<Steps.Step>> STEPS = new Batch<>("steps", Steps::ofVersions);
    static final Batch<VersionKey, Steps.Expanded> EXPANDED = new Batch<>("expanded steps", Steps::expanded);
    static final Batch<ExpandedTest.Key, ExpandedTest> EXPANDED_TESTS =
            new Batch<>("expanded tests", ExpandedTest::byKey);
    static final Batch<RelatedPages.Key, Page<Long>> HISTORY = new Batch<>("history", RelatedPages::history);
    static final Batch<Long, Histories.Entry> HISTORY_ENTRIES = new Batch<>("history entries", Histories::byId);
    static final Batch<Long, Datasets.Placed> DATASETS = new Batch<>("datasets", Datasets::ofTests);
    static final Batch<TestStatuses.Key, String> TEST_STATUSES =
            new Batch<>("statuses of tests", TestStatuses::ofTests);
    static final Batch<TestStatuses.Key, String> COVERAGE = new Batch<>("coverage", TestStatuses::ofIssues);
    static final Batch<Iterations.Key, Page<Iterations.Iteration>> ITERATIONS =
            new Batch<>("iterations", Iterations::pages);
    static final Batch<Iterations.Place, List<Iterations.Recorded>> RECORDED =
            new Batch<>("steps of iterations", Iterations::recorded);
    static final Batch<String, List<Map<String, Object>>> RUN_PARAMETERS =
            new Batch<>("parameters of runs", Iterations::parameters);
    static final Batch<String, List<RunPreconditions.RunPrecondition>> RUN_PRECONDITIONS =
            new Batch<>("preconditions of runs", RunPreconditions::ofRuns);
    static final Batch<String, StoredFiles> RUN_STEP_FILES =
            new Batch<>("attachments of run steps", RunParts::attachments);
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

    private static final Map<Relation, Batch<RelatedPages.Key, Page<Long>>> RELATED_OF_VERSIONS =
            Relation.OF_VERSIONS.stream()
                    .collect(Collectors.toMap(
                            Function.identity(),
                            relation -> new Batch<>(
                                    relation.name() + " of versions",
                                    (request, keys) -> RelatedPages.issuesOfVersions(request, relation, keys))));

    private Batches() {}

    /** Of {@link Relation#OF_VERSIONS}. */
    static Batch<RelatedPages.Key, Page<Long>> relatedOfVersions(Relation relation) {
        return Objects.requireNonNull(RELATED_OF_VERSIONS.get(relation));
    }

    static Batch<RelatedPages.Key, Page<Long>> related(Relation relation) {
        return Objects.requireNonNull(RELATED.get(relation));
    }
}
