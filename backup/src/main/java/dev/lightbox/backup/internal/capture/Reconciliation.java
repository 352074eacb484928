package dev.lightbox.backup.internal.capture;

import dev.lightbox.backup.ItemCounts;
import dev.lightbox.backup.ItemKind;
import dev.lightbox.xray.client.FieldRequest.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Asks the site at the end how many items there are, kind by kind and project by project, and compares with what was
 * captured. Every difference is a gap; it also shows that the site changed meanwhile.
 */
final class Reconciliation {
    /** How many executions one question names, so that its variables stay small. */
    private static final int EXECUTIONS_PER_QUESTION = 500;

    private record Question(PagedKind kind, String projectId, Ask ask) {}

    private final SiteReader site;
    private final Harvest harvest;

    /** Projects of which the site now shows less than was captured, or tells no number. */
    private final Set<String> shrunk = new TreeSet<>();

    Reconciliation(SiteReader site, Harvest harvest) {
        this.site = site;
        this.harvest = harvest;
    }

    /**
     * Asks and compares.
     *
     * @param wholeSite whether everything was captured, so that a project nobody saw is missed too
     * @return what the site says that it has
     */
    ItemCounts reconcile(boolean wholeSite) {
        List<Question> questions = new ArrayList<>();
        for (String project : harvest.projects().keySet()) {
            ofProject(project, questions);
        }
        if (wholeSite) {
            issueKinds()
                    .forEach(kind -> questions.add(
                            new Question(kind, "", new Ask(kind.total(), new PageScope.WholeSite().choice(null)))));
        }
        ItemCounts.Builder found = new ItemCounts.Builder();
        ItemCounts.Builder everywhere = new ItemCounts.Builder();
        site.ask(questions.stream().map(Question::ask).toList(), (place, answer) -> {
            Question question = questions.get(place);
            long total = answer.value().path("total").asLong(-1);
            if (total < 0) {
                String reason = answer.errors().isEmpty()
                        ? "nothing was answered"
                        : answer.errors().getFirst().message();
                harvest.gap(
                        question.kind.kind(), question.projectId, "", "The site did not tell their number: " + reason);
                shrunk.add(question.projectId);
            } else if (question.projectId.isEmpty()) {
                everywhere.add("", question.kind.kind(), total);
            } else {
                found.add(question.projectId, question.kind.kind(), total);
            }
        });
        compare(found.build());
        if (wholeSite) {
            compareAll(everywhere.build(), found.build());
        }
        return found.build();
    }

    /** Projects that may have been lost from sight, known after {@link #reconcile}. */
    Set<String> shrunk() {
        shrunk.remove("");
        return Collections.unmodifiableSet(shrunk);
    }

    private static List<PagedKind> issueKinds() {
        return List.of(
                PagedKind.TEST,
                PagedKind.PRECONDITION,
                PagedKind.TEST_SET,
                PagedKind.TEST_PLAN,
                PagedKind.TEST_EXECUTION);
    }

    private void ofProject(String project, List<Question> questions) {
        for (PagedKind kind : issueKinds()) {
            Map<String, Variable> choice = new PageScope.Project(project).choice(null);
            questions.add(new Question(kind, project, new Ask(kind.total(), choice)));
        }
        List<String> executions = harvest.executions().stream()
                .filter(execution -> execution.projectId().equals(project))
                .map(Harvest.Execution::id)
                .toList();
        for (int from = 0; from < executions.size(); from += EXECUTIONS_PER_QUESTION) {
            List<String> some = executions.subList(from, Math.min(executions.size(), from + EXECUTIONS_PER_QUESTION));
            questions.add(new Question(
                    PagedKind.TEST_RUN,
                    project,
                    new Ask(PagedKind.TEST_RUN.total(), new PageScope.Executions(some).choice(null))));
        }
    }

    private void compare(ItemCounts site) {
        ItemCounts captured = harvest.counts();
        site.byProject()
                .forEach((project, kinds) -> kinds.forEach((kind, total) -> {
                    long have = captured.of(project, kind);
                    if (have != total) {
                        harvest.gap(kind, project, "", difference(kind, have, total));
                    }
                    if (have > total) {
                        shrunk.add(project);
                    }
                }));
    }

    /** Finds what lies in projects of which nothing was seen. */
    private void compareAll(ItemCounts site, ItemCounts perProject) {
        ItemCounts captured = harvest.counts();
        for (PagedKind kind : issueKinds()) {
            long have = captured.of(kind.kind());
            long total = site.of(kind.kind());
            if (have < total && total > perProject.of(kind.kind())) {
                harvest.gap(kind.kind(), "", "", difference(kind.kind(), have, total));
            }
        }
    }

    private static String difference(ItemKind kind, long captured, long total) {
        return "The site now has " + total + " " + kind.label() + "s and " + captured
                + " were captured; it was changed while the backup ran, or did not give out all of them.";
    }
}
