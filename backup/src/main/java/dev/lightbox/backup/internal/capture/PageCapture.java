package dev.lightbox.backup.internal.capture;

import dev.lightbox.backup.ItemKind;
import dev.lightbox.backup.internal.canonical.CanonicalJson;
import dev.lightbox.backup.internal.content.SnapshotPaths;
import dev.lightbox.kernel.Progress;
import dev.lightbox.repository.RepositoryWriter;
import dev.lightbox.xray.client.FieldAnswer;
import dev.lightbox.xray.client.GraphQlError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads all pages of the kinds that come in pages, and stores their items. The first pages tell the totals, the rest is
 * then asked for packed. Not thread-safe.
 *
 * <p>A site changes while it is read: totals may grow (further pages are added), items may come twice (the first place
 * counts) or as null (read again at the end, then a gap).
 */
final class PageCapture {
    private final SiteReader site;
    private final RepositoryWriter sink;
    private final Harvest harvest;
    private final CaptureJournal journal;
    private final Progress progress;
    private final List<String> jiraFields;
    private final PageCompletion completion;
    private final AnnouncedTotals announced = new AnnouncedTotals();

    /** How far the pages of one kind and scope are planned. */
    private final Map<String, Integer> planned = new HashMap<>();

    private final List<PageSpan> atTheEnd = new ArrayList<>();
    private long done;
    private long total;

    PageCapture(
            SiteReader site,
            RepositoryWriter sink,
            Harvest harvest,
            CaptureJournal journal,
            Progress progress,
            List<String> jiraFields) {
        this.site = site;
        this.sink = sink;
        this.harvest = harvest;
        this.journal = journal;
        this.progress = progress;
        this.jiraFields = jiraFields;
        this.completion = new PageCompletion(site, this::storeDocument, harvest);
    }

    /** Reads everything that {@code first} and what follows from it leads to. */
    void read(List<PageSpan> first) {
        done = 0;
        total = 0;
        List<PageSpan> open = first;
        while (!open.isEmpty()) {
            open = readOnce(open);
            if (open.isEmpty()) {
                open = List.copyOf(atTheEnd);
                atTheEnd.clear();
            }
        }
        completion.finish();
        announced.report(harvest);
    }

    private List<PageSpan> readOnce(List<PageSpan> spans) {
        List<PageSpan> next = new ArrayList<>();
        List<PageSpan> toAsk = new ArrayList<>();
        for (PageSpan span : spans) {
            Optional<CaptureJournal.Page> known = journal.page(span.unit());
            if (known.isPresent()) {
                known.get().items().forEach(item -> announced.accounted(span, item.id()));
                known.get().items().forEach(this::take);
                next.addAll(following(span, known.get().total()));
            } else {
                toAsk.add(span);
            }
        }
        List<Ask> asks = toAsk.stream().map(span -> span.ask(jiraFields)).toList();
        site.ask(asks, (place, answer) -> next.addAll(accept(toAsk.get(place), answer)));
        return next;
    }

    /** Takes a page's answer and returns the pages that must be read because of it. */
    private List<PageSpan> accept(PageSpan span, FieldAnswer answer) {
        JsonNode page = answer.value();
        if (!page.isObject()) {
            return unanswered(span, answer.errors());
        }
        List<StoredItem> stored = new ArrayList<>();
        boolean whole = answer.errors().isEmpty();
        JsonNode results = page.path("results");
        for (int place = 0; place < results.size(); place++) {
            JsonNode entity = results.get(place);
            Optional<StoredItem> item = entity.isObject() ? store(span, entity) : Optional.empty();
            if (entity.isObject()) {
                announced.accounted(
                        span, entity.path(span.kind().idField()).asString("item " + (span.start() + place)));
            }
            item.ifPresent(stored::add);
            whole &= item.isPresent();
            if (!entity.isObject()) {
                missing(span, place);
            }
        }
        reportErrors(span, page, answer.errors());
        stored.forEach(this::take);
        if (whole) {
            journal.record(
                    span.unit(), new CaptureJournal.Page(page.path("total").asLong(0), stored));
        }
        return span.reread() ? List.of() : following(span, page.path("total").asLong(0));
    }

    private void take(StoredItem item) {
        harvest.add(item);
        done++;
        progress.report(new Progress.Step("Reading " + item.kind().label() + "s", done, total));
    }

    /** Pages that the total asks for and that nobody planned yet. */
    private List<PageSpan> following(PageSpan span, long totalNow) {
        announced.total(span, totalNow);
        String pages = PageSpan.pagesOf(span.kind(), span.scope());
        if (span.start() == 0) {
            total += totalNow;
        }
        int from = Math.max(planned.getOrDefault(pages, 0), span.start() + span.limit());
        List<PageSpan> following = new ArrayList<>();
        for (; from < totalNow; from += span.kind().pageSize()) {
            following.add(span.at(from, span.kind().pageSize()));
        }
        planned.put(pages, from);
        return following;
    }

    private List<PageSpan> unanswered(PageSpan span, List<GraphQlError> errors) {
        if (span.ordered()) {
            // The site may refuse a JQL without a condition, or one that matches too much (contract section 12.2).
            return List.of(span.unordered());
        }
        if (span.limit() > 1 && !errors.isEmpty()) {
            planned.merge(PageSpan.pagesOf(span.kind(), span.scope()), span.start() + span.limit(), Math::max);
            return span.halves();
        }
        announced.accounted(span, span.words());
        harvest.gap(span.kind().kind(), span.scope().projectId(), span.words(), reason(errors));
        return List.of();
    }

    private void missing(PageSpan span, int place) {
        if (span.reread()) {
            announced.accounted(span, "item " + (span.start() + place));
            harvest.gap(
                    span.kind().kind(),
                    span.scope().projectId(),
                    "item " + (span.start() + place),
                    "The site listed it but answered null twice.");
        } else {
            atTheEnd.add(span.again(place));
        }
    }

    /** An error beside data: the item is there, a part of it is not. */
    private void reportErrors(PageSpan span, JsonNode page, List<GraphQlError> errors) {
        for (GraphQlError error : errors) {
            String id = "";
            String part = "";
            if (error.path().size() > 2 && error.path().get(1).equals("results")) {
                int place = Integer.parseInt(error.path().get(2));
                id = page.path("results")
                        .path(place)
                        .path(span.kind().idField())
                        .asString("item " + place);
                part = String.join(".", error.path().subList(3, error.path().size()));
            }
            harvest.gap(
                    span.kind().kind(),
                    span.scope().projectId(),
                    id,
                    (part.isEmpty() ? "" : "The part " + part + " is missing: ") + error.message());
        }
    }

    private static String reason(List<GraphQlError> errors) {
        return errors.isEmpty()
                ? "The site answered nothing."
                : errors.getFirst().message();
    }

    /** Stores an item, or puts it aside until its nested pages are read; empty then. */
    private Optional<StoredItem> store(PageSpan span, JsonNode entity) {
        EntityDocument document = EntityDocument.of(entity);
        if (completion.needed(span.kind(), document)) {
            completion.add(span.kind(), document);
            return Optional.empty();
        }
        return item(span.kind(), document);
    }

    private void storeDocument(PagedKind kind, EntityDocument document) {
        item(kind, document).ifPresent(this::take);
    }

    /** Stores a document; one without a usable id has no place in a snapshot and is a gap. */
    private Optional<StoredItem> item(PagedKind kind, EntityDocument document) {
        JsonNode json = document.json();
        String id = json.path(kind.idField()).asString("");
        String execution = json.path("testExecution").path("issueId").asString("");
        String projectId = kind == PagedKind.TEST_RUN
                ? harvest.projectOf(ItemKind.TEST_EXECUTION, execution)
                : json.path("projectId").asString("");
        long runs = document.json().path("testRuns").path("total").asLong(0);
        document.json().remove("testRuns");
        String path;
        try {
            path = kind == PagedKind.TEST_RUN
                    ? SnapshotPaths.run(projectId, execution, id)
                    : SnapshotPaths.issue(kind.kind(), projectId, id);
        } catch (IllegalArgumentException unusable) {
            harvest.gap(kind.kind(), projectId, id, "The site answered it without its ids.");
            return Optional.empty();
        }
        return Optional.of(new StoredItem(
                kind.kind(),
                projectId,
                id,
                sink.put(path, CanonicalJson.bytes(json)),
                json.path("jira").path("key").asString(""),
                runs,
                document.attachments()));
    }
}
