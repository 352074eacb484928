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

    /** One nested page of one item, and where in the item's document it goes on. */
    private record Rest(PagedKind kind, EntityDocument document, String connection) {
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
        List<Rest> open = new ArrayList<>();
        for (Waiting item : waiting) {
            for (String path : item.document.incomplete()) {
                if (item.kind.connections().contains(path)) {
                    open.add(new Rest(item.kind, item.document, path));
                } else {
                    gap(new Rest(item.kind, item.document, path), "It has more entries than one answer holds.");
                }
            }
        }
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
            if (!page.isObject() || page.path("total").asLong(0) > rest.list().size()) {
                gap(
                        rest,
                        answer.errors().isEmpty()
                                ? "The site answered nothing."
                                : answer.errors().getFirst().message());
            }
            return false;
        }
        EntityDocument more = EntityDocument.of(answer.value());
        rest.list().addAll((ArrayNode) more.json().get(rest.connection));
        rest.document.attachments().addAll(more.attachments());
        more.incomplete().stream()
                .filter(path -> !path.equals(rest.connection))
                .forEach(path -> gap(rest, path + " has more entries than one answer holds."));
        return page.path("total").asLong(0) > rest.list().size();
    }

    private void gap(Rest rest, String reason) {
        harvest.gap(
                rest.kind.kind(),
                rest.document.json().path("projectId").asString(""),
                rest.id(),
                "The list " + rest.connection + " is not complete: " + reason);
    }
}
