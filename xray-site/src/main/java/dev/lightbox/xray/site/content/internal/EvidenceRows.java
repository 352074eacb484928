package dev.lightbox.xray.site.content.internal;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.Changed;
import dev.lightbox.xray.site.content.FileChange;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows that put files to runs and their steps. The run itself is step {@code ""}. */
public final class EvidenceRows {
    private EvidenceRows() {}

    public static Changed change(
            SiteStore store, JdbcClient sql, Caller caller, String run, String step, FileChange files) {
        List<String> removed = remove(sql, run, step, files);
        List<String> added = AttachmentRows.insertAll(store, sql, caller, files.add());
        added.forEach(file -> link(sql, run, step, file));
        return new Changed(List.of(), added, List.of(), removed, List.of());
    }

    private static void link(JdbcClient sql, String run, String step, String file) {
        sql.sql("""
                        INSERT INTO site_run_evidence (run_id, step_id, attachment_id, position)
                        SELECT ?, ?, ?, coalesce(max(position), -1) + 1 FROM site_run_evidence WHERE run_id = ? AND step_id = ?
                        ON CONFLICT (run_id, step_id, attachment_id) DO NOTHING
                        """).params(run, step, file, run, step).update();
    }

    private static List<String> remove(JdbcClient sql, String run, String step, FileChange files) {
        if (files.removeIds().isEmpty() && files.removeFilenames().isEmpty()) {
            return List.of();
        }
        List<String> removed = sql
                .sql("""
                        SELECT a.id, a.filename FROM site_run_evidence e JOIN site_attachment a ON a.id = e.attachment_id
                        WHERE e.run_id = ? AND e.step_id = ? ORDER BY e.position
                        """)
                .params(run, step)
                .query((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .filter(file -> files.removeIds().contains(file.getKey())
                        || files.removeFilenames().contains(file.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        removed.forEach(
                file -> sql.sql("DELETE FROM site_run_evidence WHERE run_id = ? AND step_id = ? AND attachment_id = ?")
                        .params(run, step, file)
                        .update());
        AttachmentRows.deleteUnused(sql, removed);
        return removed;
    }

    /** Takes all files from the run and its steps. */
    public static void removeAll(JdbcClient sql, String run) {
        List<String> files = sql.sql("SELECT attachment_id FROM site_run_evidence WHERE run_id = ?")
                .params(run)
                .query((row, _) -> row.getString(1))
                .list();
        sql.sql("DELETE FROM site_run_evidence WHERE run_id = ?").params(run).update();
        AttachmentRows.deleteUnused(sql, files);
    }
}
