package dev.lightbox.xray.site.content.internal;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.Changed;
import dev.lightbox.xray.site.content.FileChange;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows that put files to runs, to their steps, and to steps of their iterations. */
public final class EvidenceRows {

    /**
     * What the files belong to.
     *
     * @param iteration position of the iteration, or -1 for none
     * @param step id of the step, empty for the run itself
     */
    public record Place(String run, int iteration, String step) {}

    private static final int NO_ITERATION = -1;

    private static final String AT = "run_id = ? AND iteration = ? AND step_id = ?";

    private EvidenceRows() {}

    /** @param step id of the step, empty for the run itself */
    public static Changed change(
            SiteStore store, JdbcClient sql, Caller caller, String run, String step, FileChange files) {
        return change(store, sql, caller, new Place(run, NO_ITERATION, step), files);
    }

    public static Changed change(SiteStore store, JdbcClient sql, Caller caller, Place place, FileChange files) {
        List<String> removed = remove(sql, place, files);
        List<String> added = AttachmentRows.insertAll(store, sql, caller, files.add());
        added.forEach(file -> link(sql, place, file));
        return new Changed(List.of(), added, List.of(), removed, List.of());
    }

    private static void link(JdbcClient sql, Place place, String file) {
        sql.sql("""
                        INSERT INTO site_run_evidence (run_id, iteration, step_id, attachment_id, position)
                        SELECT ?, CAST(? AS INTEGER), ?, ?, coalesce(max(position), -1) + 1 FROM site_run_evidence WHERE
                        """ + AT + " ON CONFLICT (run_id, iteration, step_id, attachment_id) DO NOTHING")
                .params(place.run, place.iteration, place.step, file, place.run, place.iteration, place.step)
                .update();
    }

    private static List<String> remove(JdbcClient sql, Place place, FileChange files) {
        if (files.removeIds().isEmpty() && files.removeFilenames().isEmpty()) {
            return List.of();
        }
        List<String> removed = sql
                .sql("""
                        SELECT a.id, a.filename FROM site_run_evidence e JOIN site_attachment a ON a.id = e.attachment_id
                        WHERE e.run_id = ? AND e.iteration = ? AND e.step_id = ? ORDER BY e.position
                        """)
                .params(place.run, place.iteration, place.step)
                .query((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .filter(file -> files.removeIds().contains(file.getKey())
                        || files.removeFilenames().contains(file.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        removed.forEach(file -> sql.sql("DELETE FROM site_run_evidence WHERE " + AT + " AND attachment_id = ?")
                .params(place.run, place.iteration, place.step, file)
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
