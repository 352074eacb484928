package dev.lightbox.xray.site.graphql.internal.fields;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Ids of Jira issue types. The site keeps only their names, so an id is made from the name: the same on every start and
 * on every site.
 */
final class IssueTypeIds {
    private static final List<String> KNOWN = List.of(
            "story",
            "bug",
            "task",
            "epic",
            "sub-task",
            "test",
            "precondition",
            "test set",
            "test plan",
            "test execution");
    private static final int FIRST = 10_001;
    private static final int FIRST_OTHER = 11_000;
    private static final int OTHERS = 50_000;

    /** The types that tests may cover. */
    static final List<String> COVERABLE = List.of(of("Story"), of("Bug"), of("Task"), of("Epic"));

    private IssueTypeIds() {}

    static String of(String typeName) {
        String name = typeName.toLowerCase(Locale.ROOT);
        int place = KNOWN.indexOf(name);
        return Integer.toString(place >= 0 ? FIRST + place : FIRST_OTHER + Math.floorMod(Objects.hash(name), OTHERS));
    }
}
