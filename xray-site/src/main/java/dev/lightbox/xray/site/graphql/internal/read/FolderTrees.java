package dev.lightbox.xray.site.graphql.internal.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads whole trees of folders: of Test Repositories by project, of boards by test plan. */
public final class FolderTrees {
    /** What the wire calls the folder that everything lies in. */
    private static final String ROOT_PATH = "/";

    /** Stands for the root in counts; no folder has this id. */
    private static final long ROOT = 0;

    private static final String REPOSITORY_FOLDERS = """
            SELECT project_id AS place, id, coalesce(parent_id, 0) AS parent, name, path FROM site_folder
            WHERE project_id IN (:places) AND test_plan_id IS NULL AND project_id IN (:readable)
            ORDER BY position, id""";
    private static final String REPOSITORY_TESTS = """
            SELECT project_id AS place, coalesce(folder_id, 0) AS folder, count(*) AS issues FROM site_test
            WHERE project_id IN (:places) AND project_id IN (:readable) GROUP BY project_id, folder_id""";
    private static final String REPOSITORY_PRECONDITIONS = REPOSITORY_TESTS.replace("site_test", "site_precondition");
    private static final String BOARD_FOLDERS = """
            SELECT test_plan_id AS place, id, coalesce(parent_id, 0) AS parent, name, path FROM site_folder
            WHERE test_plan_id IN (:places) AND project_id IN (:readable)
            ORDER BY position, id""";
    private static final String BOARD_TESTS =
            """
            SELECT m.container_id AS place, coalesce(b.folder_id, 0) AS folder, count(*) AS issues
            FROM site_membership m
            LEFT JOIN (SELECT p.test_id, p.folder_id, f.test_plan_id
                       FROM site_board_place p JOIN site_folder f ON f.id = p.folder_id) b
                   ON b.test_id = m.test_id AND b.test_plan_id = m.container_id
            WHERE m.container_id IN (:places) AND\s""" + Filter.readable("m.test_id") + " GROUP BY m.container_id, b.folder_id";

    private record Folder(long place, long id, long parent, String name, String path) {}

    private record Spot(long place, long folder) {}

    private final Map<Spot, List<Folder>> children = new HashMap<>();
    private final Map<Spot, Integer> tests;
    private final Map<Spot, Integer> preconditions;

    private FolderTrees(List<Folder> folders, Map<Spot, Integer> tests, Map<Spot, Integer> preconditions) {
        folders.forEach(
                folder -> children.computeIfAbsent(new Spot(folder.place, folder.parent), _ -> new ArrayList<>())
                        .add(folder));
        this.tests = tests;
        this.preconditions = preconditions;
    }

    /** The Test Repositories of projects. */
    public static Map<Long, FolderTree> repositories(Request request, Collection<Long> projects) {
        return request.read(sql -> new FolderTrees(
                        folders(request, sql, REPOSITORY_FOLDERS, projects),
                        counts(request, sql, REPOSITORY_TESTS, projects),
                        counts(request, sql, REPOSITORY_PRECONDITIONS, projects))
                .roots(projects));
    }

    /** The boards of test plans. */
    public static Map<Long, FolderTree> boards(Request request, Collection<Long> plans) {
        return request.read(sql -> new FolderTrees(
                        folders(request, sql, BOARD_FOLDERS, plans), counts(request, sql, BOARD_TESTS, plans), Map.of())
                .roots(plans));
    }

    private Map<Long, FolderTree> roots(Collection<Long> places) {
        Map<Long, FolderTree> roots = new HashMap<>();
        places.forEach(place -> roots.put(place, tree(new Folder(place, ROOT, ROOT, ROOT_PATH, ROOT_PATH))));
        return roots;
    }

    private FolderTree tree(Folder folder) {
        Spot spot = new Spot(folder.place, folder.id);
        List<FolderTree> below =
                children.getOrDefault(spot, List.of()).stream().map(this::tree).toList();
        int testsBelow = below.stream().mapToInt(FolderTree::tests).sum();
        int preconditionsBelow =
                below.stream().mapToInt(FolderTree::preconditions).sum();
        return new FolderTree(
                folder.name,
                folder.path,
                tests.getOrDefault(spot, 0) + testsBelow,
                preconditions.getOrDefault(spot, 0) + preconditionsBelow,
                below);
    }

    private static List<Folder> folders(Request request, JdbcClient sql, String text, Collection<Long> places) {
        return request.statement(sql, text)
                .param("places", places)
                .query((row, _) -> new Folder(
                        row.getLong("place"),
                        row.getLong("id"),
                        row.getLong("parent"),
                        row.getString("name"),
                        row.getString("path")))
                .list();
    }

    private static Map<Spot, Integer> counts(Request request, JdbcClient sql, String text, Collection<Long> places) {
        Map<Spot, Integer> counts = new HashMap<>();
        request.statement(sql, text).param("places", places).query(row -> {
            counts.put(new Spot(row.getLong("place"), row.getLong("folder")), row.getInt("issues"));
        });
        return counts;
    }
}
