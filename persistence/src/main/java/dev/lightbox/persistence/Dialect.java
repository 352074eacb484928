package dev.lightbox.persistence;

import java.util.Map;

/** The databases that Lightbox runs on, with what their SQL does not share. */
public enum Dialect {
    SQLITE(Map.of("blob", "BLOB")),
    POSTGRESQL(Map.of("blob", "BYTEA"));

    private final Map<String, String> placeholders;

    Dialect(Map<String, String> placeholders) {
        this.placeholders = placeholders;
    }

    /** What migrations write as <code>${name}</code>. */
    public Map<String, String> placeholders() {
        return placeholders;
    }
}
