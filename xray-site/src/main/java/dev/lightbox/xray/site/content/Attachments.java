package dev.lightbox.xray.site.content;

import dev.lightbox.xray.api.WireErrors;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.internal.AttachmentRows;
import dev.lightbox.xray.site.content.internal.PieceStream;
import dev.lightbox.xray.site.content.internal.SiteStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The store of attachments and evidence. Thread-safe. */
public final class Attachments {
    private final SiteStore store;

    Attachments(SiteStore store) {
        this.store = store;
    }

    /**
     * Keeps a file. The stream is read inside the transaction, so its bytes should be at hand (a spooled upload) and not
     * wait for the network. The caller closes it.
     *
     * @throws SiteRefusal {@code TOO_LARGE} above 256 MB
     */
    public StoredAttachment store(Caller caller, String filename, @Nullable String mimeType, InputStream content) {
        return store.database().write(sql -> {
            try {
                return AttachmentRows.insert(store, sql, caller, filename, mimeType, content);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    /** What is known of a file. The site refuses an unknown id, and one of another tenant, as {@code No such file}. */
    public StoredAttachment find(Caller caller, String id) {
        return store.database()
                .read(sql -> sql.sql("SELECT * FROM site_attachment WHERE id = ? AND tenant_id = ?")
                        .params(id, caller.tenant().id())
                        .query((row, _) -> new StoredAttachment(
                                row.getString("id"),
                                row.getLong("tenant_id"),
                                row.getString("filename"),
                                row.getString("mime_type"),
                                row.getLong("size"),
                                Instant.ofEpochMilli(row.getLong("created_at"))))
                        .optional()
                        .orElseThrow(() -> SiteRefusal.badRequest(WireErrors.NO_SUCH_FILE)));
    }

    /** The file's bytes, read piece by piece while the stream is; no transaction stays open in between. */
    public InputStream open(StoredAttachment file) {
        return new PieceStream(
                position -> store.database().read(sql -> AttachmentRows.piece(sql, file.id(), position)));
    }
}
