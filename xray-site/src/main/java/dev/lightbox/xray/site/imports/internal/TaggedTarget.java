package dev.lightbox.xray.site.imports.internal;

import dev.lightbox.xray.api.report.ImportInfo;
import dev.lightbox.xray.api.report.ReportFormat;
import dev.lightbox.xray.api.report.ScenarioResult;
import dev.lightbox.xray.api.report.ToolResult;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.IssueKind;
import dev.lightbox.xray.site.content.internal.IssueRows;
import dev.lightbox.xray.site.imports.ImportTarget;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Scenarios may say themselves where their results go (contract section 7.5): a tag of the feature names the execution,
 * and without any project that of the first tag with a key is meant. That takes a reading of its own, before the import.
 */
public final class TaggedTarget {
    private static final int MOST_KEYS = 200;

    private final JdbcClient sql;
    private final Caller caller;
    private final ReportFormat format;
    private final Spool report;
    private final Set<String> featureKeys = new LinkedHashSet<>();
    private @Nullable String firstKey;

    public TaggedTarget(JdbcClient sql, Caller caller, ReportFormat format, Spool report) {
        this.sql = sql;
        this.caller = caller;
        this.format = format;
        this.report = report;
    }

    /** The target itself, unless it leaves open what the report's tags tell. */
    public ImportTarget of(ImportTarget target, ImportInfo info) {
        boolean scenarios = format == ReportFormat.CUCUMBER || format == ReportFormat.BEHAVE;
        if (!scenarios || target.testExecKey() != null || info.given()) {
            return target;
        }
        try (InputStream in = report.open()) {
            format.read(in, this::note);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Optional<Issue> execution = IssueRows.findAll(sql, caller, featureKeys).values().stream()
                .filter(issue -> issue.kind() == IssueKind.TEST_EXECUTION)
                .findFirst();
        if (execution.isPresent()) {
            return target.withExecution(execution.get().key());
        }
        return target.projectKey() != null || firstKey == null
                ? target
                : target.withProject(firstKey.substring(0, firstKey.lastIndexOf('-')));
    }

    private void note(ToolResult result) {
        if (result instanceof ScenarioResult scenario) {
            keys(scenario.featureTags()).limit(MOST_KEYS - featureKeys.size()).forEach(featureKeys::add);
            if (firstKey == null) {
                firstKey = Stream.concat(keys(scenario.tags()), keys(scenario.featureTags()))
                        .findFirst()
                        .orElse(null);
            }
        }
    }

    private static Stream<String> keys(List<String> tags) {
        return tags.stream().map(TagMeanings::keyIn).flatMap(Optional::stream);
    }
}
