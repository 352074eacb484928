package dev.lightbox.xray.site.sitebackup;

import dev.lightbox.persistence.Database;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.Attachments;
import dev.lightbox.xray.site.content.StoredAttachment;
import dev.lightbox.xray.site.content.internal.ProjectRows;
import dev.lightbox.xray.site.jobs.JobOutcome;
import dev.lightbox.xray.site.jobs.JobState;
import dev.lightbox.xray.site.jobs.SiteJobs;
import dev.lightbox.xray.site.settings.BackupInterval;
import dev.lightbox.xray.site.sitebackup.internal.BackupZip;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Backups of a site as the real service makes them (contract section 11): zip files of which only the latest is kept.
 * Thread-safe.
 */
public final class SiteBackups {
    private static final String BUSY = "A backup is already in progress, you can create a new one when it has ended.";

    private final Database database;
    private final InstantSource clock;
    private final Attachments attachments;
    private final SiteJobs jobs;

    public SiteBackups(Database database, InstantSource clock, Attachments attachments, SiteJobs jobs) {
        this.database = database;
        this.clock = clock;
        this.attachments = attachments;
        this.jobs = jobs;
    }

    /**
     * Starts a backup and returns the job's id.
     *
     * @throws SiteRefusal while one runs or too soon after the last ({@link BackupInterval}), for an unknown project, and
     *     when the caller does not administer the whole site
     */
    public String start(Caller caller, BackupRequest request) {
        List<Long> projects = database.read(sql -> {
            refuseTooSoon(sql, caller);
            return projects(sql, caller, request);
        });
        return jobs.start(caller, SiteJobs.Kind.BACKUP, BUSY, progress -> {
            BackupZip zip = new BackupZip(database, caller.tenant().id(), projects);
            long since = request.modifiedSince() == null
                    ? 0
                    : request.modifiedSince().toEpochMilli();
            StoredAttachment content = store(caller, out -> zip.writeContent(since, out, progress));
            StoredAttachment files = request.withAttachment() ? store(caller, zip::writeAttachments) : null;
            database.update(sql -> keep(sql, caller, content, files));
            return new JobOutcome(JobState.Status.SUCCESSFUL, "{\"withAttachment\":" + request.withAttachment() + "}");
        });
    }

    private void refuseTooSoon(JdbcClient sql, Caller caller) {
        Duration interval = BackupInterval.read(sql, caller.tenant().id());
        long last = sql.sql("SELECT coalesce(max(created_at), 0) FROM ("
                        + "SELECT created_at FROM site_backup WHERE tenant_id = :tenant UNION ALL"
                        + " SELECT created_at FROM site_job WHERE tenant_id = :tenant AND kind = 'BACKUP'"
                        + " AND status IN ('PENDING', 'WORKING')) AS latest")
                .param("tenant", caller.tenant().id())
                .query(Long.class)
                .single();
        Duration left = Duration.ofMillis(last + interval.toMillis() - clock.millis());
        if (last > 0 && left.isPositive()) {
            throw SiteRefusal.badRequest("A backup can be created once every " + interval.toHours()
                    + " hours, you can create a new one in: " + left.toHours() + " hours, " + left.toMinutesPart()
                    + " minutes and " + left.toSecondsPart() + " seconds.");
        }
    }

    private static List<Long> projects(JdbcClient sql, Caller caller, BackupRequest request) {
        List<Long> all = sql.sql("SELECT id FROM site_project WHERE tenant_id = ? ORDER BY id")
                .params(caller.tenant().id())
                .query((row, _) -> row.getLong(1))
                .list();
        if (!caller.administersAll() || !caller.administered().containsAll(all)) {
            throw SiteRefusal.badRequest("A backup needs the API key of an administrator: user "
                    + caller.user().displayName() + " does not administer every project of the site");
        }
        List<Long> wanted = new ArrayList<>();
        for (String project : request.projectIds()) {
            wanted.add(ProjectRows.requireWritable(sql, caller, project).id());
        }
        return wanted.isEmpty() ? all : wanted;
    }

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private StoredAttachment store(Caller caller, Writing writing) {
        try {
            Path file = Files.createTempFile("lightbox-backup", ".zip");
            try {
                try (OutputStream out = Files.newOutputStream(file)) {
                    writing.to(out);
                }
                try (InputStream in = Files.newInputStream(file)) {
                    return attachments.store(caller, caller.tenant().uuid() + ".zip", "application/zip", in);
                }
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The latest takes the place of the one before. */
    private void keep(JdbcClient sql, Caller caller, StoredAttachment content, @Nullable StoredAttachment files) {
        long tenant = caller.tenant().id();
        List<String> old = sql
                .sql("SELECT content_id, coalesce(attachments_id, '') FROM site_backup WHERE tenant_id = ?")
                .params(tenant)
                .query((row, _) -> List.of(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .flatMap(List::stream)
                .toList();
        sql.sql("DELETE FROM site_backup WHERE tenant_id = ?").params(tenant).update();
        for (String id : old) {
            sql.sql("DELETE FROM site_attachment_piece WHERE attachment_id = ?")
                    .params(id)
                    .update();
            sql.sql("DELETE FROM site_attachment WHERE id = ?").params(id).update();
        }
        sql.sql("INSERT INTO site_backup (tenant_id, content_id, attachments_id, created_at) VALUES (:t, :c, :a, :now)")
                .param("t", tenant)
                .param("c", content.id())
                .param("a", files == null ? null : files.id())
                .param("now", clock.millis())
                .update();
    }

    /** @throws SiteRefusal {@code job not found.} */
    public JobState state(Caller caller, String job) {
        return jobs.find(caller, SiteJobs.Kind.BACKUP, job);
    }

    /**
     * The latest backup's file.
     *
     * @param ofAttachments the one with the attachments, instead of the content
     */
    public StoredAttachment latest(Caller caller, boolean ofAttachments) {
        database.read(sql -> projects(sql, caller, new BackupRequest(List.of(), null, false)));
        Optional<String> id =
                database.read(sql -> sql.sql("SELECT coalesce(" + (ofAttachments ? "attachments_id" : "content_id")
                                + ", '') FROM site_backup WHERE tenant_id = ?")
                        .params(caller.tenant().id())
                        .query(String.class)
                        .optional());
        return attachments.find(
                caller,
                id.filter(found -> !found.isEmpty())
                        .orElseThrow(() -> new SiteRefusal(
                                SiteRefusal.Kind.NOT_FOUND, "There is no such backup file: create a backup first")));
    }

    public InputStream open(StoredAttachment file) {
        return attachments.open(file);
    }
}
