package dev.lightbox.xray.site.content;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What Jira sorts workflow statuses into. The site keeps only their names, so a status is sorted by its name. */
public enum StatusCategory {
    TO_DO(2, "new", "To Do", "blue-gray"),
    IN_PROGRESS(4, "indeterminate", "In Progress", "yellow"),
    DONE(3, "done", "Done", "green");

    private static final List<String> NOT_STARTED =
            List.of("to do", "open", "new", "backlog", "reopened", "selected for development");
    private static final List<String> FINISHED = List.of("done", "closed", "resolved", "cancelled", "obsolete");

    private final int id;
    private final String key;
    private final String title;
    private final String color;

    StatusCategory(int id, String key, String title, String color) {
        this.id = id;
        this.key = key;
        this.title = title;
        this.color = color;
    }

    /** The category of a workflow status. */
    public static StatusCategory of(String status) {
        String name = status.toLowerCase(Locale.ROOT);
        return FINISHED.contains(name) ? DONE : NOT_STARTED.contains(name) ? TO_DO : IN_PROGRESS;
    }

    /** The category that Jira calls so, by name, key or id. */
    public static Optional<StatusCategory> named(String name) {
        return Arrays.stream(values())
                .filter(category -> category.title.equalsIgnoreCase(name)
                        || category.key.equalsIgnoreCase(name)
                        || Integer.toString(category.id).equals(name))
                .findFirst();
    }

    /** Names of its statuses in lower case; empty for the one that takes every other name. */
    public Optional<List<String>> statuses() {
        return switch (this) {
            case TO_DO -> Optional.of(NOT_STARTED);
            case DONE -> Optional.of(FINISHED);
            case IN_PROGRESS -> Optional.empty();
        };
    }

    /** The names that {@link #statuses} gives, of all categories. */
    public static List<String> namedStatuses() {
        return Stream.concat(NOT_STARTED.stream(), FINISHED.stream()).toList();
    }

    public int id() {
        return id;
    }

    /** Jira's short name, the same in every language. */
    public String key() {
        return key;
    }

    public String title() {
        return title;
    }

    /** Jira's name of its colour. */
    public String color() {
        return color;
    }
}
