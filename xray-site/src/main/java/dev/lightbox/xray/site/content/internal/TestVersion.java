package dev.lightbox.xray.site.content.internal;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.IssueKind;
import dev.lightbox.xray.site.content.TestRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A version of a test that is about to be changed, as it is before. */
public record TestVersion(
        Issue test,
        VersionKey key,
        String name,
        String typeId,
        @Nullable String gherkin,
        @Nullable String unstructured) {

    /** The version, of a test that the caller may change. */
    public static TestVersion requireWritable(JdbcClient sql, Caller caller, TestRef reference) {
        Issue test = IssueRows.requireWritable(sql, caller, IssueKind.TEST, reference.test());
        VersionKey key = VersionRows.require(sql, caller, reference);
        return sql.sql("SELECT * FROM site_test_definition WHERE test_id = ? AND version_id = ?")
                .params(key.test(), key.version())
                .query((row, _) -> read(test, key, row))
                .single();
    }

    private static TestVersion read(Issue test, VersionKey key, ResultSet row) throws SQLException {
        return new TestVersion(
                test,
                key,
                row.getString("version_name"),
                row.getString("type_id"),
                row.getString("gherkin"),
                row.getString("unstructured"));
    }
}
