package dev.lightbox.xray.site.content;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A test in one of its versions.
 *
 * @param test id or key
 * @param version number of the version, or null for the default version
 */
public record TestRef(String test, @Nullable Integer version) {

    /** The test in its default version. */
    public static TestRef of(String test) {
        return new TestRef(test, null);
    }

    /** These tests in their default versions. */
    public static List<TestRef> all(Collection<String> tests) {
        return tests.stream().map(TestRef::of).toList();
    }
}
