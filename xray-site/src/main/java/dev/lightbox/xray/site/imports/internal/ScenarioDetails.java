package dev.lightbox.xray.site.imports.internal;

import dev.lightbox.xray.api.report.ReportFile;
import dev.lightbox.xray.api.report.ScenarioResult;
import dev.lightbox.xray.site.content.internal.ResultDetail;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says of each embedding of a scenario's steps which file of the run it has become. For one entry of a report. */
final class ScenarioDetails {
    /** Ids of attachments, in the order in which the rows tell their evidence. */
    private final Iterator<String> files;

    ScenarioDetails(List<String> files) {
        this.files = files.iterator();
    }

    /** The detail as JSON; null for what is not a scenario. */
    @Nullable
    String json(ReportEntry.Automated result) {
        if (result.examples().isEmpty()) {
            return null;
        }
        List<ResultDetail.Example> rows =
                result.examples().stream().map(this::example).toList();
        ResultDetail.Example first = rows.getFirst();
        ResultDetail detail = result.outline()
                ? new ResultDetail(List.of(), List.of(), List.of(), rows)
                : new ResultDetail(first.backgrounds(), first.steps(), first.hooks(), List.of());
        return detail.json();
    }

    private ResultDetail.Example example(ScenarioResult.Row row) {
        return new ResultDetail.Example(
                ToolEntries.status(row.outcome()),
                row.durationMillis(),
                steps(row.backgrounds()),
                steps(row.steps()),
                steps(row.hooks()));
    }

    private List<ResultDetail.Step> steps(List<ScenarioResult.Step> steps) {
        return steps.stream()
                .map(step -> new ResultDetail.Step(
                        step.keyword(),
                        step.name(),
                        ToolEntries.status(step.outcome()),
                        step.error(),
                        step.log(),
                        step.durationMillis(),
                        step.evidence().stream().map(this::embedding).toList()))
                .toList();
    }

    private ResultDetail.Embedding embedding(ReportFile file) {
        return new ResultDetail.Embedding(files.next(), file.filename(), file.contentType());
    }
}
