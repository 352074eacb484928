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

    /** Replaces type and texts of a test; its folder stays. */
    public static void update(JdbcClient sql, Definition definition) {
        sql.sql("""
                        UPDATE site_test SET type_id = ?, kind = ?, gherkin = ?, scenario_type = ?, unstructured = ?,
                            definition_hash = ? WHERE issue_id = ?
                        """)
                .params(SqlValues.orNull(
                        definition.type.id(),
                        definition.type.kind().name(),
                        definition.gherkin,
                        GherkinText.scenarioType(definition.gherkin),
                        definition.unstructured,
                        definition.unstructured == null ? null : hash(definition.unstructured),
                        definition.issueId))
                .update();
    }

    public static DefinitionKind kind(JdbcClient sql, long testId) {
        return DefinitionKind.valueOf(sql.sql("SELECT kind FROM site_test WHERE issue_id = ?")
                .params(testId)
                .query(String.class)
                .single());
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

    /** Links preconditions behind those that the test has; those that it has already are left out of the answer. */
    public static List<Long> addPreconditions(JdbcClient sql, long testId, Collection<Long> preconditionIds) {
        return preconditionIds.stream()
                .filter(precondition ->
                        sql.sql("""
                                        INSERT INTO site_test_precondition (test_id, precondition_id, position)
                                        SELECT ?, ?, coalesce(max(position), -1) + 1 FROM site_test_precondition WHERE test_id = ?
                                        ON CONFLICT (test_id, precondition_id) DO NOTHING
                                        """).params(testId, precondition, testId).update() > 0)
                .toList();
    }
}
