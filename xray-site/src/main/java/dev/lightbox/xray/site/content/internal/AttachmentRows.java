package dev.lightbox.xray.site.content.internal;

import dev.lightbox.xray.api.WireErrors;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.StoredAttachment;
import dev.lightbox.xray.site.content.Upload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of attachments; their bytes lie in pieces, so that neither side holds a large file in memory. */
public final class AttachmentRows {
    /** The largest file the site takes, as a guard against filling the disk with one request. */
    public static final long SIZE_LIMIT = 256L << 20;

    private static final int PIECE_SIZE = 256 << 10;
    private static final String DEFAULT_TYPE = "application/octet-stream";

    private AttachmentRows() {}

    /** Stores what the stream holds; reads it to its end and leaves it open. */
    public static StoredAttachment insert(
            SiteStore store, JdbcClient sql, Caller caller, String filename, @Nullable String mimeType, InputStream in)
            throws IOException {
        StoredAttachment file = new StoredAttachment(
                store.uuid(),
                caller.tenant().id(),
                KeptFilename.of(filename),
                mimeType == null || mimeType.isBlank() ? DEFAULT_TYPE : mimeType,
                0,
                store.clock().instant());
        sql.sql("INSERT INTO site_attachment (id, tenant_id, filename, mime_type, size, created_at, created_by)"
                        + " VALUES (?, ?, ?, ?, 0, ?, ?)")
                .params(file.id(), caller.tenant().id(), file.filename(), file.mimeType())
                .params(file.created().toEpochMilli(), caller.user().id())
                .update();
        long size = insertPieces(sql, file.id(), in);
        sql.sql("UPDATE site_attachment SET size = ? WHERE id = ?")
                .params(size, file.id())
                .update();
        return new StoredAttachment(file.id(), file.tenantId(), file.filename(), file.mimeType(), size, file.created());
    }

    private static long insertPieces(JdbcClient sql, String id, InputStream in) throws IOException {
        long size = 0;
        for (int position = 0; ; position++) {
            byte[] piece = in.readNBytes(PIECE_SIZE);
            size += piece.length;
            if (size > SIZE_LIMIT) {
                throw new SiteRefusal(
                        SiteRefusal.Kind.TOO_LARGE, "The file is larger than " + (SIZE_LIMIT >> 20) + " MB");
            }
            if (piece.length > 0) {
                sql.sql("INSERT INTO site_attachment_piece (attachment_id, position, content) VALUES (?, ?, ?)")
                        .params(id, position, piece)
                        .update();
            }
            if (piece.length < PIECE_SIZE) {
                return size;
            }
        }
    }

    /** One piece of a file's bytes; empty after the last one. */
    public static Optional<byte[]> piece(JdbcClient sql, String id, int position) {
        return sql.sql("SELECT content FROM site_attachment_piece WHERE attachment_id = ? AND position = ?")
                .params(id, position)
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    /** Stores what comes as base64 and looks up what was stored before; the ids are in the order of the uploads. */
    public static List<String> insertAll(SiteStore store, JdbcClient sql, Caller caller, List<Upload> uploads) {
        List<String> ids = new ArrayList<>();
        for (Upload upload : uploads) {
            ids.add(
                    upload.attachmentId() != null
                            ? requireStored(sql, caller, upload.attachmentId())
                            : insertBase64(store, sql, caller, upload));
        }
        return ids;
    }

    private static String requireStored(JdbcClient sql, Caller caller, String id) {
        return sql.sql("SELECT id FROM site_attachment WHERE id = ? AND tenant_id = ?")
                .params(id, caller.tenant().id())
                .query(String.class)
                .optional()
                .orElseThrow(() -> SiteRefusal.badRequest(WireErrors.NO_SUCH_FILE));
    }

    private static String insertBase64(SiteStore store, JdbcClient sql, Caller caller, Upload upload) {
        String filename = upload.filename();
        String data = upload.data();
        if (filename == null || filename.isBlank() || data == null) {
            throw SiteRefusal.badRequest("An attachment needs a filename and data, or an attachmentId");
        }
        try {
            byte[] bytes = decode(filename, data);
            return insert(store, sql, caller, filename, upload.mimeType(), new ByteArrayInputStream(bytes))
                    .id();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Base64 as clients send it: wrapped lines and blanks around it are fine. */
    private static byte[] decode(String filename, String data) {
        try {
            return Base64.getDecoder().decode(data.replaceAll("\\s", ""));
        } catch (IllegalArgumentException notBase64) {
            throw SiteRefusal.badRequest("The data of attachment \"" + filename + "\" is not base64");
        }
    }

    /** Deletes those of the attachments that neither a step nor a run uses any more. */
    public static void deleteUnused(JdbcClient sql, Collection<String> ids) {
        List<String> unused = IssueRows.inPackets(
                ids,
                packet -> sql.sql("""
                        SELECT id FROM site_attachment a WHERE id IN (:ids)
                          AND NOT EXISTS (SELECT 1 FROM site_run_evidence e WHERE e.attachment_id = a.id)
                          AND NOT EXISTS (SELECT 1 FROM site_test_step_attachment s WHERE s.attachment_id = a.id)
                          AND NOT EXISTS (SELECT 1 FROM site_issue_attachment f WHERE f.attachment_id = a.id)
                          AND NOT EXISTS (SELECT 1 FROM site_run_step_attachment r WHERE r.attachment_id = a.id)
                        """).param("ids", packet).query(String.class).list());
        for (String table : List.of("site_attachment_piece WHERE attachment_id", "site_attachment WHERE id")) {
            IssueRows.inPackets(unused, packet -> {
                sql.sql("DELETE FROM " + table + " IN (:ids)")
                        .param("ids", packet)
                        .update();
                return List.of();
            });
        }
    }
}
