package dev.lightbox.xray.site.graphql.internal.fields;

import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.TestRef;
import dev.lightbox.xray.site.content.internal.VersionKey;
import dev.lightbox.xray.site.graphql.internal.engine.Fetch;
import dev.lightbox.xray.site.graphql.internal.engine.Wiring;
import dev.lightbox.xray.site.graphql.internal.read.IssueRow;
import dev.lightbox.xray.site.graphql.internal.read.RelatedPages;
import dev.lightbox.xray.site.graphql.internal.read.Relation;
import dev.lightbox.xray.site.graphql.internal.read.TestVersions.TestVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Versions of tests: their fields, and how arguments name them. */
final class Versions {
    private Versions() {}

    static void bind(Wiring wiring) {
        Wiring.Fields<TestVersion> version = wiring.<TestVersion>on("TestVersion")
                .value("id", row -> row.key().version())
                .value("name", TestVersion::name)
                .value("archived", TestVersion::archived)
                .value("default", TestVersion::isDefault)
                .value("gherkin", TestVersion::gherkin)
                .value("scenarioType", TestVersion::scenarioType)
                .value("unstructured", TestVersion::unstructured)
                .value("lastModified", row -> Dates.iso(row.modified()));
        version.fetch("steps", (row, fetch) -> StepFields.ofVersion(row.key(), fetch))
                .fetch(
                        "test",
                        (row, fetch) -> fetch.load(Batches.ISSUES, row.key().test()))
                .fetch("testType", (row, fetch) -> VocabularyFields.testType(row.typeId(), fetch));
        bindRelations(version);
    }

    private static void bindRelations(Wiring.Fields<TestVersion> version) {
        version.fetch(
                        "preconditions",
                        (row, fetch) ->
                                fetch.load(Batches.relatedOfVersions(Relation.TEST_PRECONDITIONS), key(row, fetch)))
                .fetch(
                        "testExecutions",
                        (row, fetch) ->
                                fetch.load(Batches.relatedOfVersions(Relation.TEST_EXECUTIONS), key(row, fetch)))
                .fetch("testRuns", (row, fetch) -> fetch.load(Batches.RUNS_OF_VERSIONS, key(row, fetch)));
    }

    private static RelatedPages.Key key(TestVersion version, Fetch fetch) {
        return RelatedPages.Key.of(version.key(), fetch.paging(), fetch.texts("issueIds"));
    }

    /** {@code testVersions(archived, testTypeId)} of a test or a precondition. */
    static RelatedPages.Key page(IssueRow issue, Fetch fetch) {
        return RelatedPages.Key.ofVersions(
                issue.id(),
                fetch.paging(),
                !Boolean.FALSE.equals(fetch.environment().<Boolean>getArgument("archived")),
                fetch.text("testTypeId").orElse(null));
    }

    /** The version of the test, null for one that does not exist. */
    static CompletionStage<TestVersion> load(VersionKey version, Fetch fetch) {
        return fetch.load(Batches.VERSIONS, version);
    }

    /** The test of {@code issueId} in the version of {@code versionId}, or in its default version. */
    static TestRef test(Fetch fetch) {
        return new TestRef(fetch.needed("issueId"), fetch.number("versionId"));
    }

    /** The tests of {@code testIssueIds}, or of {@code tests} with their versions; never both. */
    static List<TestRef> tests(Fetch fetch) {
        List<TestRef> tests = new ArrayList<>(TestRef.all(fetch.texts("testIssueIds")));
        List<Input> versions = Input.listOf(fetch.environment().getArgument("tests"));
        if (!tests.isEmpty() && !versions.isEmpty()) {
            throw SiteRefusal.badRequest("Only one of testIssueIds and tests can be given");
        }
        for (Input test : versions) {
            tests.add(ref(test));
        }
        return tests;
    }

    static TestRef ref(Input test) {
        String id = test.text("issueId");
        if (id == null) {
            throw SiteRefusal.badRequest("issueId provided is not valid");
        }
        return new TestRef(id, test.members().get("versionId") instanceof Integer version ? version : null);
    }
}
