package dev.lightbox.xray.site.graphql.internal.fields;

import dev.lightbox.xray.site.content.DefinitionKind;
import dev.lightbox.xray.site.content.IssueKind;
import dev.lightbox.xray.site.graphql.internal.engine.Fetch;
import dev.lightbox.xray.site.graphql.internal.read.Filter;
import dev.lightbox.xray.site.graphql.internal.read.IssueLists;
import dev.lightbox.xray.site.graphql.internal.read.Names.TestType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Filters of tests and preconditions by type and by folder. */
final class DefinitionFilters {
    private static final String IN_FOLDERS =
            "SELECT f.id FROM site_folder f WHERE f.tenant_id = :tenant AND %s AND (f.path = :path%s)";

    private static final String DESCENDANTS = " OR substr(f.path, 1, :aboveLength) = :above";

    private DefinitionFilters() {}

    static void apply(IssueKind kind, Fetch fetch, Filter filter) {
        switch (kind) {
            case TEST -> {
                type(fetch, "testType", "t", filter);
                folder(fetch, "t", filter);
            }
            case PRECONDITION -> {
                type(fetch, "preconditionType", "c", filter);
                folder(fetch, "c", filter);
            }
            case TEST_SET, TEST_PLAN, TEST_EXECUTION, OTHER -> {}
        }
    }

    /** By id, name or kind, whichever are given. */
    private static void type(Fetch fetch, String argument, String alias, Filter filter) {
        Map<String, Object> wanted = fetch.object(argument);
        if (wanted == null) {
            return;
        }
        List<String> ids = fetch.request().vocabulary().types().stream()
                .filter(type -> matches(wanted.get("id"), type.id())
                        && matches(wanted.get("name"), type.name())
                        && matches(wanted.get("kind"), wireKind(type)))
                .map(TestType::id)
                .toList();
        filter.and(alias + ".type_id IN (:types)", "types", ids.isEmpty() ? List.of("") : ids);
    }

    private static String wireKind(TestType type) {
        return DefinitionKind.valueOf(type.kind()).wireName();
    }

    private static boolean matches(@Nullable Object wanted, String value) {
        return wanted == null || wanted.toString().toLowerCase(Locale.ROOT).equals(value.toLowerCase(Locale.ROOT));
    }

    private static void folder(Fetch fetch, String alias, Filter filter) {
        Map<String, Object> folder = fetch.object("folder");
        if (folder == null) {
            return;
        }
        String path = FolderFields.path(String.valueOf(folder.get("path")));
        boolean descendants = Boolean.TRUE.equals(folder.get("includeDescendants"));
        Optional<String> plan = Optional.ofNullable(folder.get("testPlanId")).map(Object::toString);
        if (plan.isPresent()) {
            board(fetch, plan.get(), path, descendants, filter);
        } else if (!path.equals("/")) {
            String folders = IN_FOLDERS.formatted("f.test_plan_id IS NULL", descendants ? DESCENDANTS : "");
            filter.and(alias + ".folder_id IN (" + folders + ")", paths(path));
        } else if (!descendants) {
            filter.and(alias + ".folder_id IS NULL");
        }
    }

    private static void board(Fetch fetch, String plan, String path, boolean descendants, Filter filter) {
        long id = IssueLists.find(fetch.request(), IssueKind.TEST_PLAN, plan)
                .orElseThrow(() -> IssueQueries.notFound(IssueKind.TEST_PLAN, plan));
        filter.and("i.id IN (SELECT m.test_id FROM site_membership m WHERE m.container_id = :plan)", "plan", id);
        if (!path.equals("/")) {
            filter.and(placed(descendants), paths(path));
        } else if (!descendants) {
            filter.and("NOT " + placed(true), paths(""));
        }
    }

    /** That the test has a place in the folder of the board. */
    private static String placed(boolean descendants) {
        return "i.id IN (SELECT b.test_id FROM site_board_place b WHERE b.folder_id IN ("
                + IN_FOLDERS.formatted("f.test_plan_id = :plan", descendants ? DESCENDANTS : "") + "))";
    }

    /** The path itself, and what the paths below it start with. */
    private static Map<String, Object> paths(String path) {
        String above = path + "/";
        return Map.of("path", path, "above", above, "aboveLength", above.codePointCount(0, above.length()));
    }
}
