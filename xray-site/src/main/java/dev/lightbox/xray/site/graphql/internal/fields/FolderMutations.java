package dev.lightbox.xray.site.graphql.internal.fields;

import dev.lightbox.xray.site.content.FolderPlace;
import dev.lightbox.xray.site.content.FolderView;
import dev.lightbox.xray.site.graphql.internal.engine.Fetch;
import dev.lightbox.xray.site.graphql.internal.engine.Wiring;
import java.util.List;
import java.util.stream.Stream;

/** Changes folders and what lies in them (contract section 14). */
final class FolderMutations {
    private FolderMutations() {}

    static void bind(Wiring wiring) {
        FolderMutations mutations = new FolderMutations();
        wiring.mutation("createFolder", mutations::create)
                .mutation("deleteFolder", mutations::delete)
                .mutation("renameFolder", mutations::rename)
                .mutation("moveFolder", mutations::move)
                .mutation("addTestsToFolder", fetch -> mutations.add(fetch, "testIssueIds"))
                .mutation("addIssuesToFolder", fetch -> mutations.add(fetch, "issueIds"))
                .mutation("removeTestsFromFolder", fetch -> mutations.remove(fetch, "testIssueIds"))
                .mutation("removeIssuesFromFolder", fetch -> mutations.remove(fetch, "issueIds"));
        wiring.<FolderView>on("ActionFolderResult")
                .value("folder", view -> view)
                .value("warnings", _ -> List.of());
        wiring.<FolderView>on("SimpleFolderResults")
                .value("name", FolderView::name)
                .value("path", FolderView::path)
                .value("testsCount", FolderView::testsCount)
                .value("preconditionsCount", FolderView::preconditionsCount)
                .value("issuesCount", FolderView::issuesCount);
    }

    private FolderView create(Fetch fetch) {
        List<String> issues = Stream.concat(fetch.texts("testIssueIds").stream(), fetch.texts("issueIds").stream())
                .distinct()
                .toList();
        return fetch.content().folders().create(fetch.request().caller(), place(fetch), fetch.needed("path"), issues);
    }

    private String delete(Fetch fetch) {
        fetch.content().folders().delete(fetch.request().caller(), place(fetch), fetch.needed("path"));
        return "Folder deleted successfully";
    }

    private FolderView rename(Fetch fetch) {
        return fetch.content()
                .folders()
                .rename(fetch.request().caller(), place(fetch), fetch.needed("path"), fetch.needed("newName"));
    }

    private FolderView move(Fetch fetch) {
        return fetch.content()
                .folders()
                .move(
                        fetch.request().caller(),
                        place(fetch),
                        fetch.needed("path"),
                        fetch.needed("destinationPath"),
                        fetch.number("index"));
    }

    private FolderView add(Fetch fetch, String issues) {
        return fetch.content()
                .folders()
                .add(
                        fetch.request().caller(),
                        place(fetch),
                        fetch.needed("path"),
                        fetch.texts(issues),
                        fetch.number("index"));
    }

    private String remove(Fetch fetch, String issues) {
        fetch.content().folders().remove(fetch.request().caller(), place(fetch), fetch.texts(issues));
        return "Removed from the folder successfully";
    }

    private static FolderPlace place(Fetch fetch) {
        return FolderPlace.of(fetch.raw("projectId"), fetch.raw("testPlanId"));
    }
}
