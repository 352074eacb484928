package dev.lightbox.server.web.pages;

import dev.lightbox.server.operations.RepositoryOperation.EntryContent;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * An entry of a snapshot for reading.
 *
 * @param json the document, indented; empty when the entry is none or too large for a page
 */
public record EntryView(String path, long size, String json) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LARGEST_SHOWN = 1 << 20;

    static EntryView of(EntryContent entry) {
        return new EntryView(entry.path(), entry.content().length, pretty(entry));
    }

    private static String pretty(EntryContent entry) {
        if (!entry.path().endsWith(".json") || entry.content().length > LARGEST_SHOWN) {
            return "";
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(entry.content()));
        } catch (JacksonException noJson) {
            return "";
        }
    }
}
