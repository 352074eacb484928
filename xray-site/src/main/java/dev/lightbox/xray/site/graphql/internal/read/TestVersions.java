package dev.lightbox.xray.site.graphql.internal.read;

import dev.lightbox.xray.site.content.internal.VersionKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads versions of tests. */
public final class TestVersions {
    private static final String VERSIONS = """
            SELECT d.test_id, d.version_id, d.version_name, d.archived, d.is_default, d.type_id, d.gherkin,
                   d.scenario_type, d.unstructured, coalesce(v.modified_at, i.modified_at) AS modified_at
            FROM site_test_definition d
            JOIN site_issue i ON i.id = d.test_id
            LEFT JOIN site_test_version v ON v.test_id = d.test_id AND v.version_id = d.version_id
            WHERE d.test_id IN (:tests) AND i.id IN (:tests) AND +i.tenant_id = :tenant AND +i.project_id IN (:readable)""";

    /** A version of a test with the definition that it has. */
    public record TestVersion(
            VersionKey key,
            String name,
            boolean archived,
            boolean isDefault,
            String typeId,
            @Nullable String gherkin,
            @Nullable String scenarioType,
            @Nullable String unstructured,
            Instant modified) {}

    private TestVersions() {}

    /** What the caller may not see is missing from the answer. */
    public static Map<VersionKey, TestVersion> byKey(Request request, Collection<VersionKey> keys) {
        return request
                .read(sql -> request.statement(sql, VERSIONS)
                        .param("tests", Steps.tests(keys))
                        .query(TestVersions::version)
                        .list())
                .stream()
                .collect(Collectors.toMap(TestVersion::key, version -> version));
    }

    private static TestVersion version(ResultSet row, int number) throws SQLException {
        return new TestVersion(
                new VersionKey(row.getLong("test_id"), row.getInt("version_id")),
                row.getString("version_name"),
                row.getInt("archived") != 0,
                row.getInt("is_default") != 0,
                row.getString("type_id"),
                row.getString("gherkin"),
                row.getString("scenario_type"),
                row.getString("unstructured"),
                Instant.ofEpochMilli(row.getLong("modified_at")));
    }
}
