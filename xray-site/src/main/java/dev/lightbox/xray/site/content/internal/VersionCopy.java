package dev.lightbox.xray.site.content.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes a version of a test as a copy of another, and changes which one is the default. */
public final class VersionCopy {
    private static final String COPY_DEFINITION = """
            INSERT INTO site_test_version (test_id, version_id, version_name, archived, type_id, kind, gherkin,
                scenario_type, unstructured, modified_at)
            SELECT test_id, CAST(? AS INTEGER), CAST(? AS TEXT), 0, type_id, kind, gherkin, scenario_type, unstructured,
                CAST(? AS BIGINT)
            FROM site_test_definition WHERE test_id = ? AND version_id = ?
            """;
    private static final String COPY_STEP = """
            INSERT INTO site_test_step (id, test_id, version_id, position, action, data, result, called_test_id,
                custom_fields)
            SELECT ?, test_id, CAST(? AS INTEGER), position, action, data, result, called_test_id, custom_fields
            FROM site_test_step WHERE id = ?
            """;
    private static final String COPY_STEP_FILES = """
            INSERT INTO site_test_step_attachment (step_id, attachment_id, position)
            SELECT ?, attachment_id, position FROM site_test_step_attachment WHERE step_id = ?
            """;
    private static final String COPY_PRECONDITIONS = """
            INSERT INTO site_test_precondition (test_id, version_id, precondition_id, position)
            SELECT test_id, CAST(? AS INTEGER), precondition_id, position
            FROM site_test_precondition WHERE test_id = ? AND version_id = ?
            """;

    private VersionCopy() {}

    /** Copies a version under a new number, which is one more than the highest. */
    public static VersionKey copy(SiteStore store, JdbcClient sql, VersionKey source, String name) {
        int number = sql.sql("SELECT max(version_id) + 1 FROM site_test_definition WHERE test_id = ?")
                .params(source.test())
                .query(Integer.class)
                .single();
        sql.sql(COPY_DEFINITION)
                .params(number, name, store.now(), source.test(), source.version())
                .update();
        sql.sql(COPY_PRECONDITIONS)
                .params(number, source.test(), source.version())
                .update();
        copySteps(store, sql, source, number);
        return new VersionKey(source.test(), number);
    }

    private static void copySteps(SiteStore store, JdbcClient sql, VersionKey source, int number) {
        Map<String, String> ids = new LinkedHashMap<>();
        sql.sql("SELECT id FROM site_test_step WHERE test_id = ? AND version_id = ?")
                .params(source.test(), source.version())
                .query((row, _) -> row.getString(1))
                .list()
                .forEach(step -> ids.put(step, store.uuid()));
        List<@Nullable Object[]> steps = new ArrayList<>();
        List<@Nullable Object[]> files = new ArrayList<>();
        ids.forEach((old, copy) -> {
            steps.add(new @Nullable Object[] {copy, number, old});
            files.add(new @Nullable Object[] {copy, old});
        });
        store.database().batch(COPY_STEP, steps);
        store.database().batch(COPY_STEP_FILES, files);
    }

    /** Lets the two definitions change places: that of {@code site_test} and that of the version. */
    public static void makeDefault(SiteStore store, JdbcClient sql, VersionKey key, @Nullable String unstructured) {
        VersionKey old = VersionRows.standard(sql, key.test());
        sql.sql("""
                        INSERT INTO site_test_version (test_id, version_id, version_name, archived, type_id, kind, gherkin,
                            scenario_type, unstructured, modified_at)
                        SELECT issue_id, version_id, version_name, 0, type_id, kind, gherkin, scenario_type, unstructured,
                            CAST(? AS BIGINT)
                        FROM site_test WHERE issue_id = ?
                        """).params(store.now(), old.test()).update();
        sql.sql("""
                        UPDATE site_test SET (version_id, version_name, type_id, kind, gherkin, scenario_type, unstructured) =
                            (SELECT version_id, version_name, type_id, kind, gherkin, scenario_type, unstructured
                             FROM site_test_version WHERE test_id = ? AND version_id = ?), definition_hash = ?
                        WHERE issue_id = ?
                        """)
                .params(key.test(), key.version())
                .params(SqlValues.orNull(unstructured == null ? null : TestRows.hash(unstructured), key.test()))
                .update();
        sql.sql("DELETE FROM site_test_version WHERE test_id = ? AND version_id = ?")
                .params(key.test(), key.version())
                .update();
    }
}
