package dev.lightbox.backup;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of things a snapshot holds. The name on the disk never changes: it is part of the content format. */
public enum ItemKind {
    SITE("site", "site"),
    PROJECT("projects", "project"),
    FOLDERS("folders", "folder tree"),
    TEST("tests", "test"),
    PRECONDITION("preconditions", "precondition"),
    TEST_SET("test-sets", "test set"),
    TEST_PLAN("test-plans", "test plan"),
    TEST_EXECUTION("executions", "test execution"),
    TEST_RUN("runs", "test run"),
    ATTACHMENT("attachments", "attachment");

    private final String folder;
    private final String label;

    ItemKind(String folder, String label) {
        this.folder = folder;
        this.label = label;
    }

    /** How files and JSON documents call the kind. */
    public String folder() {
        return folder;
    }

    /** How a person calls one item. */
    public String label() {
        return label;
    }

    /** The kind that documents call {@code folder}. */
    public static Optional<ItemKind> ofFolder(String folder) {
        return Arrays.stream(values())
                .filter(kind -> kind.folder.equals(folder))
                .findFirst();
    }
}
