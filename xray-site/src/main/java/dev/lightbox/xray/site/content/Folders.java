package dev.lightbox.xray.site.content;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.internal.FolderContents;
import dev.lightbox.xray.site.content.internal.FolderRows;
import dev.lightbox.xray.site.content.internal.FolderTree;
import dev.lightbox.xray.site.content.internal.IssueRows;
import dev.lightbox.xray.site.content.internal.Members;
import dev.lightbox.xray.site.content.internal.ProjectRows;
import dev.lightbox.xray.site.content.internal.SiteStore;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Folders of Test Repositories and plan boards. Paths start with {@code /}. Thread-safe. */
public final class Folders {
    private final SiteStore store;

    private interface Act<T> {
        T on(JdbcClient sql, FolderRows.Tree tree);
    }

    Folders(SiteStore store) {
        this.store = store;
    }

    /**
     * Creates a folder, with its parents where they are missing, and puts tests (and, in a repository, preconditions)
     * into it. A path that exists is refused with a message that contains {@code already exists}.
     *
     * @param issues ids or keys of tests and preconditions
     */
    public FolderView create(Caller caller, FolderPlace place, String path, List<String> issues) {
        return change(caller, place, (sql, tree) -> {
            String normal = FolderRows.normal(path);
            if (normal.equals(FolderRows.ROOT)
                    || FolderRows.find(sql, tree, normal).isPresent()) {
                throw SiteRefusal.badRequest("Folder with path \"" + normal + "\" already exists");
            }
            Long folder = FolderRows.ensure(sql, caller, tree, normal);
            put(sql, caller, tree, folder, issues, null);
            return FolderContents.view(sql, tree, normal);
        });
    }

    /** Deletes a folder with those inside it; what lay in them lies at the root afterwards. */
    public void delete(Caller caller, FolderPlace place, String path) {
        change(caller, place, (sql, tree) -> {
            FolderTree.delete(sql, tree, requireFolder(sql, tree, path));
            return true;
        });
    }

    public FolderView rename(Caller caller, FolderPlace place, String path, String newName) {
        return change(caller, place, (sql, tree) -> {
            FolderRows.Row folder = requireFolder(sql, tree, path);
            if (newName.isBlank() || newName.contains("/")) {
                throw SiteRefusal.badRequest("A folder name is not empty and has no \"/\"");
            }
            String target = FolderRows.normal(FolderRows.parent(folder.path()) + "/" + newName);
            return relocate(sql, tree, folder, folder.parentId(), target);
        });
    }

    /**
     * Moves a folder with all in it.
     *
     * @param destinationPath the new parent, {@code /} for the top
     * @param index its place among the folders there, or null for the end
     */
    public FolderView move(
            Caller caller, FolderPlace place, String path, String destinationPath, @Nullable Integer index) {
        return change(caller, place, (sql, tree) -> {
            FolderRows.Row folder = requireFolder(sql, tree, path);
            String destination = FolderRows.normal(destinationPath);
            if ((destination + "/").startsWith(folder.path() + "/")) {
                throw SiteRefusal.badRequest("Folder \"" + folder.path() + "\" cannot be moved into itself");
            }
            Long parent = FolderRows.require(sql, tree, destination);
            FolderView moved =
                    relocate(sql, tree, folder, parent, FolderRows.normal(destination + "/" + folder.name()));
            FolderTree.place(sql, tree, parent, folder.id(), index);
            return moved;
        });
    }

    private static FolderView relocate(
            JdbcClient sql, FolderRows.Tree tree, FolderRows.Row folder, @Nullable Long parent, String target) {
        if (!target.equals(folder.path()) && FolderRows.find(sql, tree, target).isPresent()) {
            throw SiteRefusal.badRequest("Folder with path \"" + target + "\" already exists");
        }
        FolderTree.relocate(sql, tree, folder, parent, target);
        return FolderContents.view(sql, tree, target);
    }

    /**
     * Puts issues into a folder that exists; each lies in one folder of its tree only.
     *
     * @param issues ids or keys of tests, in a repository also of preconditions
     * @param index the place of the first among what lies there, kept on plan boards; null for the end
     */
    public FolderView add(Caller caller, FolderPlace place, String path, List<String> issues, @Nullable Integer index) {
        return change(caller, place, (sql, tree) -> {
            Long folder = FolderRows.require(sql, tree, path);
            put(sql, caller, tree, folder, issues, index);
            return FolderContents.view(sql, tree, FolderRows.normal(path));
        });
    }

    /** Takes issues out of their folders, to the root. */
    public void remove(Caller caller, FolderPlace place, List<String> issues) {
        change(caller, place, (sql, tree) -> {
            put(sql, caller, tree, null, issues, null);
            return true;
        });
    }

    /** Moves a test in the Test Repository of its project; {@code /} takes it out of all folders. */
    public void moveTest(Caller caller, String test, String path) {
        moveInRepository(caller, IssueKind.TEST, test, path);
    }

    /** Moves a precondition in the Test Repository of its project. */
    public void movePrecondition(Caller caller, String precondition, String path) {
        moveInRepository(caller, IssueKind.PRECONDITION, precondition, path);
    }

    private void moveInRepository(Caller caller, IssueKind kind, String idOrKey, String path) {
        store.database().update(sql -> {
            Issue issue = IssueRows.requireWritable(sql, caller, kind, idOrKey);
            FolderRows.Tree tree = new FolderRows.Tree(issue.projectId(), null);
            FolderContents.put(sql, tree, FolderRows.require(sql, tree, path), List.of(issue), null);
            IssueRows.touch(store, sql, List.of(issue.id()));
        });
    }

    private void put(
            JdbcClient sql,
            Caller caller,
            FolderRows.Tree tree,
            @Nullable Long folder,
            List<String> references,
            @Nullable Integer index) {
        Collection<Issue> issues = IssueRows.findAll(sql, caller, references).values();
        if (issues.size() < references.stream().distinct().count()) {
            // Say which one in the usual words.
            IssueRows.requireAll(sql, caller, IssueKind.TEST, references);
        }
        FolderContents.put(sql, tree, folder, List.copyOf(issues), index);
        IssueRows.touch(store, sql, Members.ids(List.copyOf(issues)));
    }

    private static FolderRows.Row requireFolder(JdbcClient sql, FolderRows.Tree tree, String path) {
        FolderRows.require(sql, tree, path);
        return FolderRows.find(sql, tree, FolderRows.normal(path))
                .orElseThrow(() -> SiteRefusal.badRequest("The root folder cannot be changed"));
    }

    private <T> T change(Caller caller, FolderPlace place, Act<T> act) {
        return store.database().write(sql -> {
            FolderRows.Tree tree = tree(sql, caller, place);
            T result = act.on(sql, tree);
            if (tree.planId() != null) {
                // Last, since an import holds the counter of ids when it comes to a plan: the same order here.
                IssueRows.touch(store, sql, List.of(tree.planId()));
            }
            return result;
        });
    }

    private static FolderRows.Tree tree(JdbcClient sql, Caller caller, FolderPlace place) {
        return switch (place) {
            case FolderPlace.Repository repository ->
                new FolderRows.Tree(
                        ProjectRows.requireWritable(sql, caller, repository.project())
                                .id(),
                        null);
            case FolderPlace.Board board -> {
                Issue plan = IssueRows.requireWritable(sql, caller, IssueKind.TEST_PLAN, board.testPlan());
                yield new FolderRows.Tree(plan.projectId(), plan.id());
            }
        };
    }
}
