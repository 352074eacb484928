package dev.lightbox.server.wire;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.Attachments;
import dev.lightbox.xray.site.content.StoredAttachment;

/** {@code GET /attachments/{id}} (contract section 9): the file's bytes, in v1 and in v2. */
record AttachmentDownload(Attachments attachments, String id) implements DataCall {

    @Override
    public WireReply answer(Caller caller, WireRequest request) {
        StoredAttachment file = attachments.find(caller, id);
        return new WireReply.File(file.filename(), file.size(), attachments.open(file));
    }
}
