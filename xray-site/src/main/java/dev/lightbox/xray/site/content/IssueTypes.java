package dev.lightbox.xray.site.content;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The Jira issue types. The site keeps only their names, so an id is made from the name: the same on every start and on
 * every site.
 */
public final class IssueTypes {
    /** The types that every site has, in the order of their ids. */
    public static final List<String> NAMES = List.of(
            "Story",
            "Bug",
            "Task",
            "Epic",
            "Sub-task",
            "Test",
            "Precondition",
            "Test Set",
            "Test Plan",
            "Test Execution");

    /** Ids of the types that tests may cover. */
    public static final List<String> COVERABLE = List.of(idOf("Story"), idOf("Bug"), idOf("Task"), idOf("Epic"));

    private static final int FIRST = 10_001;
    private static final int FIRST_OTHER = 11_000;
    private static final int OTHERS = 50_000;

    private IssueTypes() {}

    public static String idOf(String typeName) {
        for (int place = 0; place < NAMES.size(); place++) {
            if (NAMES.get(place).equalsIgnoreCase(typeName)) {
                return Integer.toString(FIRST + place);
            }
        }
        return Integer.toString(FIRST_OTHER + Math.floorMod(Objects.hash(typeName.toLowerCase(Locale.ROOT)), OTHERS));
    }

    /** The type among {@link #NAMES} with this id. */
    public static Optional<String> nameOf(String id) {
        return NAMES.stream().filter(name -> idOf(name).equals(id)).findFirst();
    }
}
