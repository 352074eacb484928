package dev.lightbox.xray.site.content.internal;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.IssueKind;
import dev.lightbox.xray.site.content.NewStep;
import dev.lightbox.xray.site.content.Upload;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of test steps and of the files that lie with them. */
public final class StepRows {
    private static final String INSERT = """
            INSERT INTO site_test_step (id, test_id, version_id, position, action, data, result, called_test_id,
                custom_fields)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private StepRows() {}

    /** Puts steps behind those that the default version of the test has and returns their ids. */
    public static List<String> append(
            SiteStore store, JdbcClient sql, Caller caller, long testId, List<NewStep> steps) {
        return append(store, sql, caller, VersionRows.standard(sql, testId), steps);
    }

    /** The same for any version. */
    public static List<String> append(
            SiteStore store, JdbcClient sql, Caller caller, VersionKey key, List<NewStep> steps) {
        int position = sql.sql(
                        "SELECT coalesce(max(position), -1) + 1 FROM site_test_step WHERE test_id = ? AND version_id = ?")
                .params(key.test(), key.version())
                .query(Integer.class)
                .single();
        List<String> ids = new ArrayList<>();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (NewStep step : steps) {
            String id = store.uuid();
            ids.add(id);
            rows.add(new @Nullable Object[] {
                id,
                key.test(),
                key.version(),
                position++,
                step.action(),
                step.data(),
                step.result(),
                calledTest(sql, caller, key.test(), step),
                JsonText.ofStepFields(step.customFields())
            });
        }
        store.database().batch(INSERT, rows);
        for (int i = 0; i < ids.size(); i++) {
            attach(store, sql, caller, ids.get(i), steps.get(i).attachments());
        }
        return ids;
    }

    private static @Nullable Long calledTest(JdbcClient sql, Caller caller, long testId, NewStep step) {
        String reference = step.calledTest();
        if (reference == null || reference.isBlank()) {
            return null;
        }
        long called = IssueRows.require(sql, caller, IssueKind.TEST, reference).id();
        if (called == testId) {
            throw SiteRefusal.badRequest("A test cannot call itself");
        }
        return called;
    }

    /** Puts files to a step and returns their ids. */
    public static List<String> attach(
            SiteStore store, JdbcClient sql, Caller caller, String stepId, List<Upload> uploads) {
        List<String> files = AttachmentRows.insertAll(store, sql, caller, uploads);
        for (String file : files) {
            sql.sql("""
                            INSERT INTO site_test_step_attachment (step_id, attachment_id, position)
                            SELECT ?, ?, coalesce(max(position), -1) + 1 FROM site_test_step_attachment WHERE step_id = ?
                            ON CONFLICT (step_id, attachment_id) DO NOTHING
                            """).params(stepId, file, stepId).update();
        }
        return files;
    }

    /** Takes from a step the files with one of these ids or names, and returns the ids of what was taken. */
    public static List<String> detach(
            JdbcClient sql, String stepId, Collection<String> ids, Collection<String> filenames) {
        List<String> files = sql
                .sql("""
                        SELECT a.id, a.filename FROM site_test_step_attachment s JOIN site_attachment a ON a.id = s.attachment_id
                        WHERE s.step_id = ? ORDER BY s.position
                        """)
                .params(stepId)
                .query((row, _) ->
                        ids.contains(row.getString(1)) || filenames.contains(row.getString(2)) ? row.getString(1) : "")
                .list()
                .stream()
                .filter(id -> !id.isEmpty())
                .toList();
        if (!files.isEmpty()) {
            sql.sql("DELETE FROM site_test_step_attachment WHERE step_id = :step AND attachment_id IN (:files)")
                    .param("step", stepId)
                    .param("files", files)
                    .update();
            AttachmentRows.deleteUnused(sql, files);
        }
        return files;
    }

    /** Deletes all steps of one version and the files that only they used. */
    public static void deleteOf(JdbcClient sql, VersionKey key) {
        delete(
                sql,
                sql.sql("SELECT id FROM site_test_step WHERE test_id = ? AND version_id = ?")
                        .params(key.test(), key.version())
                        .query((row, _) -> row.getString(1))
                        .list());
    }

    /** Deletes all steps of all versions of these tests and the files that only they used. */
    public static void deleteOf(JdbcClient sql, Collection<Long> testIds) {
        delete(
                sql,
                IssueRows.inPackets(
                        testIds,
                        packet -> sql.sql("SELECT id FROM site_test_step WHERE test_id IN (:tests)")
                                .param("tests", packet)
                                .query(String.class)
                                .list()));
    }

    /** Deletes steps and the files that only they used. */
    public static void delete(JdbcClient sql, Collection<String> stepIds) {
        List<String> files = IssueRows.inPackets(
                stepIds,
                packet -> sql.sql("SELECT attachment_id FROM site_test_step_attachment WHERE step_id IN (:steps)")
                        .param("steps", packet)
                        .query(String.class)
                        .list());
        for (String rows : List.of(
                "site_test_step_attachment WHERE step_id",
                "site_dataset WHERE call_step_id",
                "site_test_step WHERE id")) {
            IssueRows.inPackets(stepIds, packet -> {
                sql.sql("DELETE FROM " + rows + " IN (:steps)")
                        .param("steps", packet)
                        .update();
                return List.of();
            });
        }
        AttachmentRows.deleteUnused(sql, files);
    }
}
