package dev.lightbox.xray.site.graphql.internal.fields;

import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.graphql.internal.engine.Fetch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arguments that name what this version does not keep: test versions other than the first, iterations, saved filters. */
final class Versions {
    private static final Integer ONLY_VERSION = 1;

    private Versions() {}

    /** Refuses a {@code versionId} other than that of the one version that each test has. */
    static void check(Fetch fetch) {
        check(fetch.number("versionId"));
    }

    /** The tests of {@code testIssueIds}, or of {@code tests}, whose versions must be the only one. */
    static List<String> tests(Fetch fetch) {
        List<String> tests = new ArrayList<>(fetch.texts("testIssueIds"));
        for (Input test : Input.listOf(fetch.environment().getArgument("tests"))) {
            check(test.members().get("versionId"));
            String id = test.text("issueId");
            if (id == null) {
                throw SiteRefusal.badRequest("issueId provided is not valid");
            }
            tests.add(id);
        }
        return tests;
    }

    /** Refuses an argument that was given. */
    static void unserved(Fetch fetch, String argument) {
        if (fetch.text(argument).isPresent()) {
            throw SiteRefusal.badRequest("Argument " + argument + " is not served by this version");
        }
    }

    private static void check(@Nullable Object version) {
        if (version != null && !version.equals(ONLY_VERSION)) {
            throw SiteRefusal.badRequest(
                    "Argument versionId is not served by this version; every test has version 1 only");
        }
    }
}
