package dev.lightbox.xray.site.graphql.internal.fields;

import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.DefinitionKind;
import dev.lightbox.xray.site.graphql.internal.engine.Fetch;
import dev.lightbox.xray.site.graphql.internal.engine.Wiring;
import dev.lightbox.xray.site.graphql.internal.read.IssueRow;
import dev.lightbox.xray.site.graphql.internal.read.Names.RunStatus;
import dev.lightbox.xray.site.graphql.internal.read.Names.StepStatus;
import dev.lightbox.xray.site.graphql.internal.read.Names.TestType;
import org.jspecify.annotations.Nullable;

/** Statuses and test types. */
final class VocabularyFields {
    private VocabularyFields() {}

    static void bind(Wiring wiring) {
        wiring.query("getStatuses", fetch -> {
                    checkProject(fetch);
                    return fetch.request().vocabulary().runStatuses();
                })
                .query("getStatus", VocabularyFields::statusByName)
                .query("getStepStatuses", fetch -> {
                    checkProject(fetch);
                    return fetch.request().vocabulary().stepStatuses();
                })
                .query("getStepStatus", VocabularyFields::stepStatusByName);
        wiring.<RunStatus>on("Status")
                .value("name", RunStatus::name)
                .value("color", RunStatus::color)
                .value("description", RunStatus::description)
                .value("final", RunStatus::isFinal)
                .value("coverageStatus", RunStatus::coverage);
        wiring.<StepStatus>on("StepStatus")
                .value("name", StepStatus::name)
                .value("color", StepStatus::color)
                .value("description", StepStatus::description)
                .fetch("testStatus", (status, fetch) -> runStatus(status.runStatus(), fetch));
        wiring.<TestType>on("TestType")
                .value("id", TestType::id)
                .value("name", TestType::name)
                .value("kind", type -> DefinitionKind.valueOf(type.kind()).wireName());
    }

    static @Nullable RunStatus runStatus(String name, Fetch fetch) {
        return fetch.request().vocabulary().runStatus(name).orElse(null);
    }

    static @Nullable StepStatus stepStatus(String name, Fetch fetch) {
        return fetch.request().vocabulary().stepStatus(name).orElse(null);
    }

    static @Nullable TestType testType(IssueRow issue, Fetch fetch) {
        return issue.definition() == null ? null : testType(issue.definition().typeId(), fetch);
    }

    static @Nullable TestType testType(String id, Fetch fetch) {
        return fetch.request().vocabulary().type(id).orElse(null);
    }

    /** All projects of a site share its statuses; the project must be visible all the same. */
    private static void checkProject(Fetch fetch) {
        fetch.text("projectId").ifPresent(project -> SettingsFields.project(fetch, project));
    }

    private static RunStatus statusByName(Fetch fetch) {
        String name = fetch.text("name").orElse("");
        return fetch.request().vocabulary().runStatus(name).orElseThrow(() -> unknown("status", name));
    }

    private static StepStatus stepStatusByName(Fetch fetch) {
        String name = fetch.text("name").orElse("");
        return fetch.request().vocabulary().stepStatus(name).orElseThrow(() -> unknown("step status", name));
    }

    private static SiteRefusal unknown(String what, String name) {
        return new SiteRefusal(SiteRefusal.Kind.NOT_FOUND, what + " with name " + name + " not found!");
    }
}
