package dev.lightbox.xray.site.graphql.internal.fields;

import dev.lightbox.xray.api.WireErrors;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.IssueTypes;
import dev.lightbox.xray.site.content.LinkType;
import dev.lightbox.xray.site.graphql.internal.engine.Fetch;
import dev.lightbox.xray.site.graphql.internal.engine.Wiring;
import dev.lightbox.xray.site.graphql.internal.read.Projects;
import java.util.List;

/** Settings of a project, and the link types of the site. What cannot be set in this version shows its fixed value. */
final class SettingsFields {
    /** The project that settings are asked of. */
    private record Project(long id) {}

    private SettingsFields() {}

    static void bind(Wiring wiring) {
        wiring.query(
                "getProjectSettings",
                fetch -> new Project(project(fetch, fetch.text("projectIdOrKey").orElse(""))));
        wiring.query("getIssueLinkTypes", _ -> LinkType.OF_XRAY);
        wiring.<LinkType>on("IssueLinkType").value("id", LinkType::id).value("name", LinkType::name);
        wiring.<Project>on("ProjectSettings")
                .value("projectId", project -> Long.toString(project.id))
                .value("defectIssueTypes", _ -> List.of())
                .fetch("testEnvironments", (project, fetch) -> Projects.environments(fetch.request(), project.id))
                .value("testTypeSettings", project -> project)
                .value("testCoverageSettings", project -> project)
                .value("testStepSettings", project -> project)
                .value("testRunCustomFieldSettings", project -> project);
        parts(wiring);
    }

    private static void parts(Wiring wiring) {
        wiring.<Project>on("ProjectSettingsTestType")
                .fetch("testTypes", (_, fetch) -> fetch.request().vocabulary().types())
                .fetch(
                        "defaultTestTypeId",
                        (_, fetch) -> fetch.request().vocabulary().types().stream()
                                .findFirst()
                                .map(type -> type.id())
                                .orElse(null));
        wiring.<Project>on("ProjectSettingsTestCoverage")
                .value("coverableIssueTypeIds", _ -> IssueTypes.COVERABLE)
                .value("epicIssuesRelation", _ -> false)
                .value("issueSubTasksRelation", _ -> false)
                .value("issueLinkTypeId", _ -> LinkType.TEST.id())
                .value("issueLinkTypeDirection", _ -> "outward");
        wiring.<Project>on("ProjectSettingsTestStepSettings").value("fields", _ -> List.of());
        wiring.<Project>on("ProjectSettingsTestRunCustomFields").value("fields", _ -> List.of());
    }

    /** The id of a visible project, named by id or key. */
    static long project(Fetch fetch, String idOrKey) {
        return Projects.find(fetch.request(), idOrKey)
                .orElseThrow(() -> SiteRefusal.badRequest(WireErrors.projectUnknown(idOrKey)));
    }
}
