package dev.lightbox.backup.internal.restore;

import dev.lightbox.backup.IdMap;
import dev.lightbox.backup.ItemKind;
import dev.lightbox.backup.RestorePlan.ProjectMapping;
import dev.lightbox.backup.internal.content.SnapshotItems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds out what became of issues whose creation was sent but never answered: an issue of the same kind and summary,
 * newer than everything that was there before the restore, and nobody's result yet, is the one.
 */
final class UncertainIssues {
    private final RestoreContext context;
    private final TargetSurvey survey;

    UncertainIssues(RestoreContext context) {
        this.context = context;
        this.survey = new TargetSurvey(context.client());
    }

    /** What creating an issue is called in the journal. */
    static String unit(SnapshotItems.Item item) {
        return "issue/" + item.place().kind().folder() + "/" + item.place().id();
    }

    void resolve() {
        for (ProjectMapping project : context.projects()) {
            Map<ItemKind, List<TargetSurvey.Existing>> there = survey.issues(project.targetId());
            long newest = there.values().stream()
                    .flatMap(List::stream)
                    .mapToLong(issue -> Long.parseLong(issue.id()))
                    .max()
                    .orElse(0);
            long before = context.journal().highestBefore(project.targetId(), newest);
            for (ItemKind kind : Planning.ISSUES) {
                if (context.journal().hasUncertain("issue/" + kind.folder() + "/")) {
                    resolve(kind, project, new ArrayList<>(there.getOrDefault(kind, List.of())), before);
                }
            }
        }
        context.journal().sync();
    }

    private void resolve(ItemKind kind, ProjectMapping project, List<TargetSurvey.Existing> there, long before) {
        there.removeIf(issue ->
                Long.parseLong(issue.id()) <= before || context.journal().isResult(IdMap.Type.ISSUE, issue.id()));
        try (Stream<SnapshotItems.Item> items = context.items().of(kind, project.sourceId())) {
            items.filter(item -> context.journal().isUncertain(unit(item))).forEach(item -> {
                Optional<TargetSurvey.Existing> found = there.stream()
                        .filter(issue -> issue.summary().equals(item.summary()))
                        .findFirst();
                found.ifPresent(issue -> {
                    there.remove(issue);
                    context.journal().map(IdMap.Type.ISSUE, item.place().id(), issue.id());
                    context.journal().map(IdMap.Type.KEY, item.label(), issue.key());
                    context.journal().done(unit(item));
                });
            });
        }
    }
}
