package dev.lightbox.xray.site.content.internal;

import dev.lightbox.xray.site.content.DefinitionKind;
import dev.lightbox.xray.site.content.TestType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows that hold what a test is, besides its steps. */
public final class TestRows {
    private static final String INSERT = """
            INSERT INTO site_test (issue_id, project_id, type_id, kind, gherkin, scenario_type, unstructured,
                definition_hash, folder_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    /** What a test is defined by; of the texts at most the one of its kind is set. */
    public record Definition(
            long issueId,
            long projectId,
            TestType type,
            @Nullable String gherkin,
            @Nullable String unstructured,
            @Nullable Long folderId) {
        public Definition {
            gherkin = type.kind() == DefinitionKind.GHERKIN ? gherkin : null;
            unstructured = type.kind() == DefinitionKind.UNSTRUCTURED ? unstructured : null;
        }

        private List<?> texts() {
            return SqlValues.orNull(
                    type.id(), type.kind().name(), gherkin, GherkinText.scenarioType(gherkin), unstructured);
        }

        private @Nullable Object[] row() {
            return new @Nullable Object[] {
                issueId,
                projectId,
                type.id(),
                type.kind().name(),
                gherkin,
                GherkinText.scenarioType(gherkin),
                unstructured,
                unstructured == null ? null : hash(unstructured),
                folderId
            };
        }
    }

    private TestRows() {}

    public static void insertAll(SiteStore store, Collection<Definition> definitions) {
        store.database().batch(INSERT, definitions.stream().map(Definition::row).toList());
    }

    /** Replaces type and texts of a test's default version; its folder stays. */
    public static void update(JdbcClient sql, Definition definition) {
        update(sql, VersionRows.standard(sql, definition.issueId), definition, 0);
    }

    /** Replaces type and texts of a version of a test; its folder stays. */
    public static void update(JdbcClient sql, VersionKey key, Definition definition, long now) {
        String unstructured = definition.unstructured;
        int standard = sql.sql("""
                        UPDATE site_test SET type_id = ?, kind = ?, gherkin = ?, scenario_type = ?, unstructured = ?,
                            definition_hash = ? WHERE issue_id = ? AND version_id = ?
                        """)
                .params(definition.texts())
                .params(SqlValues.orNull(unstructured == null ? null : hash(unstructured), key.test(), key.version()))
                .update();
        if (standard == 0) {
            sql.sql("""
                            UPDATE site_test_version SET type_id = ?, kind = ?, gherkin = ?, scenario_type = ?,
                                unstructured = ?, modified_at = ? WHERE test_id = ? AND version_id = ?
                            """)
                    .params(definition.texts())
                    .params(now, key.test(), key.version())
                    .update();
        }
    }

    /** How an import finds the Generic test of a definition. */
    public static String hash(String definition) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(definition.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }

    /** Links preconditions behind those that the default version has; those that it has already are left out of the answer. */
    public static List<Long> addPreconditions(JdbcClient sql, long testId, Collection<Long> preconditionIds) {
        return preconditionIds.isEmpty()
                ? List.of()
                : addPreconditions(sql, VersionRows.standard(sql, testId), preconditionIds);
    }

    /** The same for any version. */
    public static List<Long> addPreconditions(JdbcClient sql, VersionKey key, Collection<Long> preconditionIds) {
        return preconditionIds.stream()
                .filter(precondition -> sql.sql("""
                                        INSERT INTO site_test_precondition (test_id, version_id, precondition_id, position)
                                        SELECT ?, ?, ?, coalesce(max(position), -1) + 1 FROM site_test_precondition
                                        WHERE test_id = ? AND version_id = ?
                                        ON CONFLICT (test_id, version_id, precondition_id) DO NOTHING
                                        """)
                                .params(key.test(), key.version(), precondition, key.test(), key.version())
                                .update()
                        > 0)
                .toList();
    }

    public static void removePrecondition(JdbcClient sql, VersionKey key, long precondition) {
        sql.sql("DELETE FROM site_test_precondition WHERE test_id = ? AND version_id = ? AND precondition_id = ?")
                .params(key.test(), key.version(), precondition)
                .update();
    }
}
