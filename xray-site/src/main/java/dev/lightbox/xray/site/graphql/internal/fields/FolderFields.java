package dev.lightbox.xray.site.graphql.internal.fields;

import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.IssueKind;
import dev.lightbox.xray.site.graphql.internal.engine.Fetch;
import dev.lightbox.xray.site.graphql.internal.engine.Wiring;
import dev.lightbox.xray.site.graphql.internal.read.FolderTree;
import dev.lightbox.xray.site.graphql.internal.read.FolderTrees;
import dev.lightbox.xray.site.graphql.internal.read.IssueLists;
import dev.lightbox.xray.site.graphql.internal.read.Projects;
import dev.lightbox.xray.site.graphql.internal.read.Request;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Folders with everything below them. */
final class FolderFields {
    private FolderFields() {}

    static void bind(Wiring wiring) {
        wiring.query("getFolder", FolderFields::folder);
        wiring.<FolderTree>on("FolderResults")
                .value("name", FolderTree::name)
                .value("path", FolderTree::path)
                .value("folders", FolderTree::json)
                .value("testsCount", FolderTree::tests)
                .value("preconditionsCount", FolderTree::preconditions)
                .value("issuesCount", FolderTree::issues);
    }

    private static FolderTree folder(Fetch fetch) {
        String path = path(fetch.needed("path"));
        return root(fetch)
                .at(path)
                .orElseThrow(
                        () -> new SiteRefusal(SiteRefusal.Kind.NOT_FOUND, "folder with path " + path + " not found!"));
    }

    private static FolderTree root(Fetch fetch) {
        Request request = fetch.request();
        Optional<String> plan = fetch.text("testPlanId");
        if (plan.isPresent()) {
            long id = IssueLists.find(request, IssueKind.TEST_PLAN, plan.get())
                    .orElseThrow(() -> IssueQueries.notFound(IssueKind.TEST_PLAN, plan.get()));
            return Objects.requireNonNull(
                    FolderTrees.boards(request, List.of(id)).get(id));
        }
        String project = fetch.text("projectId")
                .orElseThrow(() -> SiteRefusal.badRequest("Must provide a projectId or a testPlanId"));
        long id = Projects.find(request, project)
                .orElseThrow(() -> SiteRefusal.badRequest("User doesn't have permissions to view test repository"));
        return Objects.requireNonNull(
                FolderTrees.repositories(request, List.of(id)).get(id));
    }

    /** A path with one slash before each part and none at the end; {@code /} is the root. */
    static String path(String given) {
        String inner = given.replaceAll("/+", "/").replaceAll("^/|/$", "");
        return "/" + inner;
    }
}
