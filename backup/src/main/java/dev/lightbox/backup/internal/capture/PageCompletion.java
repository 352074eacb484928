package dev.lightbox.backup.internal.capture;

import dev.lightbox.xray.client.FieldAnswer;
import dev.lightbox.xray.client.FieldRequest.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Reads the rest of nested pages (a set with more tests than one answer holds) for items that were put aside. */
final class PageCompletion {
    private static final int LIMIT = 100;

    /** One nested page of one item, where in the item's document it goes on, and how long it was announced to be. */
    private record Rest(PagedKind kind, EntityDocument document, String connection, long announced) {
        ArrayNode list() {
            return (ArrayNode) document.json().get(connection);
        }

        String id() {
            return document.json().path(kind.idField()).asString("");
        }

        Ask ask() {
            return new Ask(
                    kind.more(connection, LIMIT),
                    Map.of(
                            "id", new Variable("String", id()),
                            "start", new Variable("Int", list().size())));
        }
    }

    private record Waiting(PagedKind kind, EntityDocument document) {}

    private final SiteReader site;
    private final BiConsumer<PagedKind, EntityDocument> store;
    private final Harvest harvest;
    private final List<Waiting> waiting = new ArrayList<>();

    PageCompletion(SiteReader site, BiConsumer<PagedKind, EntityDocument> store, Harvest harvest) {
        this.site = site;
        this.store = store;
        this.harvest = harvest;
    }

    /** Whether the document lacks entries. */
    boolean needed(PagedKind kind, EntityDocument document) {
        return !document.incomplete().isEmpty();
    }

    void add(PagedKind kind, EntityDocument document) {
        waiting.add(new Waiting(kind, document));
    }

    /** Reads what is missing and stores the items. */
    void finish() {
        List<Rest> first = new ArrayList<>();
        for (Waiting item : waiting) {
            item.document.incomplete().forEach((path, announced) -> {
                Rest rest = new Rest(item.kind, item.document, path, announced);
                if (item.kind.connections().contains(path)) {
                    first.add(rest);
                } else {
                    gap(rest, "It has more entries than one answer holds.");
                }
            });
        }
        List<Rest> open = first;
        while (!open.isEmpty()) {
            List<Rest> asked = open;
            List<Rest> next = new ArrayList<>();
            site.ask(asked.stream().map(Rest::ask).toList(), (place, answer) -> {
                if (append(asked.get(place), answer)) {
                    next.add(asked.get(place));
                }
            });
            open = next;
        }
        waiting.forEach(item -> store.accept(item.kind, item.document));
        waiting.clear();
    }

    /** Returns whether there is still more. */
    private boolean append(Rest rest, FieldAnswer answer) {
        JsonNode page = answer.value().path(rest.connection);
        JsonNode results = page.path("results");
        if (results.isEmpty()) {
            gap(
                    rest,
                    answer.errors().isEmpty()
                            ? shortened(rest)
                            : answer.errors().getFirst().message());
            return false;
        }
        EntityDocument more = EntityDocument.of(answer.value());
        rest.list().addAll((ArrayNode) more.json().get(rest.connection));
        rest.document.attachments().addAll(more.attachments());
        more.incomplete().keySet().stream()
                .filter(path -> !path.equals(rest.connection))
                .forEach(path -> gap(rest, path + " has more entries than one answer holds."));
        if (page.path("total").asLong(0) > rest.list().size()) {
            return true;
        }
        if (rest.announced > rest.list().size()) {
            gap(rest, shortened(rest));
        }
        return false;
    }

    /** A list that grows shorter while it is read may have lost its entries to a withdrawn permission. */
    private String shortened(Rest rest) {
        return "The site announced " + rest.announced + " entries and gave out "
                + rest.list().size() + "; the others were removed, or hidden from " + harvest.account()
                + ", while the backup ran.";
    }

    private void gap(Rest rest, String reason) {
        harvest.gap(
                rest.kind.kind(),
                rest.document.json().path("projectId").asString(""),
                rest.id(),
                "The list " + rest.connection + " is not complete: " + reason);
    }
}
