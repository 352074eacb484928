package dev.lightbox.backup.internal.capture;

import dev.lightbox.xray.client.FieldRequest.Variable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which pages of an interrupted capture may be taken over: only those of a kind in which, by the site's own
 * word, nothing has changed since, neither in Xray ({@code modifiedSince}) nor in Jira ({@code updated}). A site that
 * cannot tell gets all its pages read again.
 */
final class JournalReview {
    /** Clocks differ, and the contract does not say whether the bounds are inclusive. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final SiteReader site;
    private final CaptureJournal journal;
    private final Instant now;

    JournalReview(SiteReader site, CaptureJournal journal, Instant now) {
        this.site = site;
        this.journal = journal;
        this.now = now;
    }

    /** A question whose answer must be {@code expected}, or the pages are out of date. */
    private record Question(String pages, Ask ask, long expected) {}

    /** Forgets the pages of all {@code kinds} and scopes that changed. */
    void review(List<PagedKind> kinds, List<PageScope> scopes) {
        List<Question> questions = new ArrayList<>();
        for (PagedKind kind : kinds) {
            for (PageScope scope : scopes) {
                journal.page(PageSpan.first(kind, scope).unit())
                        .ifPresent(first -> questions.addAll(questions(kind, scope, first.total())));
            }
        }
        Set<String> changed = new HashSet<>();
        site.ask(questions.stream().map(Question::ask).toList(), (place, answer) -> {
            Question question = questions.get(place);
            if (!answer.errors().isEmpty() || answer.value().path("total").asLong(-1) != question.expected) {
                changed.add(question.pages);
            }
        });
        journal.forget(unit -> changed.stream().anyMatch(unit::startsWith));
    }

    private List<Question> questions(PagedKind kind, PageScope scope, long total) {
        String pages = PageSpan.pagesOf(kind, scope);
        Instant since = journal.startedAt().minus(MARGIN);
        Map<String, Variable> inXray = new HashMap<>(scope.choice(null));
        inXray.put("since", new Variable("String", since.toString()));
        List<Question> questions = new ArrayList<>();
        questions.add(new Question(pages, new Ask(kind.totalSince(), inXray), 0));
        questions.add(new Question(pages, new Ask(kind.total(), scope.choice(null)), total));
        if (kind != PagedKind.TEST_RUN) {
            long minutes = Duration.between(since, now).toMinutes() + 1;
            Map<String, Variable> inJira = scope.choice("updated >= -" + minutes + "m");
            questions.add(new Question(pages, new Ask(kind.total(), inJira), 0));
        }
        return questions;
    }
}
