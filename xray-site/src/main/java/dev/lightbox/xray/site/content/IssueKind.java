package dev.lightbox.xray.site.content;

import java.util.Arrays;
import java.util.Locale;

/** What an issue is to Xray. Everything that is not Xray's own (stories, bugs) is {@link #OTHER}. */
public enum IssueKind {
    TEST("Test"),
    PRECONDITION("Precondition"),
    TEST_SET("Test Set"),
    TEST_PLAN("Test Plan"),
    TEST_EXECUTION("Test Execution"),
    OTHER("Task");

    private final String typeName;

    IssueKind(String typeName) {
        this.typeName = typeName;
    }

    /** The Jira issue type that an issue of this kind has unless its creator names another. */
    public String typeName() {
        return typeName;
    }

    /** How messages call it: {@code test set}. */
    public String words() {
        return this == OTHER ? "issue" : typeName.toLowerCase(Locale.ROOT);
    }

    /** The kind that a Jira issue type makes; a prefix {@code Xray}, as some clients send it, is ignored. */
    public static IssueKind ofTypeName(String typeName) {
        String bare = typeName.strip();
        String name = bare.regionMatches(true, 0, "xray ", 0, 5) ? bare.substring(5) : bare;
        return Arrays.stream(values())
                .filter(kind -> kind != OTHER && kind.typeName.equalsIgnoreCase(name))
                .findFirst()
                .orElse(OTHER);
    }
}
