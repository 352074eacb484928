package dev.lightbox.xray.site.graphql.internal.read;

import dev.lightbox.xray.site.content.internal.VersionKey;
import dev.lightbox.xray.site.graphql.internal.read.TestVersions.TestVersion;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A test in one of its versions. */
public record ExpandedTest(IssueRow issue, TestVersion version) {

    /** @param version number of the version, or null for the default one */
    public record Key(long test, @Nullable Integer version) {}

    /** A test whose version does not exist is missing, as is what the caller may not see. */
    public static Map<Key, ExpandedTest> byKey(Request request, Collection<Key> keys) {
        Collection<VersionKey> tests =
                keys.stream().map(key -> new VersionKey(key.test, 0)).toList();
        Map<Long, IssueRow> issues = IssueRows.byId(request, Steps.tests(tests));
        Map<VersionKey, TestVersion> versions = TestVersions.byKey(request, tests);
        Map<Long, VersionKey> defaults = new HashMap<>();
        versions.values().stream()
                .filter(TestVersion::isDefault)
                .forEach(version -> defaults.put(version.key().test(), version.key()));
        Map<Key, ExpandedTest> found = new HashMap<>();
        for (Key key : keys) {
            VersionKey wanted = key.version == null ? defaults.get(key.test) : new VersionKey(key.test, key.version);
            TestVersion version = wanted == null ? null : versions.get(wanted);
            IssueRow issue = issues.get(key.test);
            if (version != null && issue != null) {
                found.put(key, new ExpandedTest(issue, version));
            }
        }
        return found;
    }
}
