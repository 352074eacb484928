package dev.lightbox.server.wire;

import dev.lightbox.xray.api.WireErrors;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.Attachments;
import dev.lightbox.xray.site.content.StoredAttachment;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /attachments} (contract section 9): keeps the file in the part {@code attachment}. */
record AttachmentUpload(Attachments attachments, WireLimits limits) implements DataCall {

    @Override
    public WireReply answer(Caller caller, WireRequest request) throws IOException {
        Part part = request.parts(limits.upload())
                .find("attachment")
                .orElseThrow(() -> SiteRefusal.badRequest(WireErrors.NO_FILE));
        try (InputStream content = part.getInputStream()) {
            String filename = Objects.requireNonNullElse(part.getSubmittedFileName(), "attachment");
            return reply(attachments.store(caller, filename, part.getContentType(), content));
        }
    }

    private static WireReply reply(StoredAttachment stored) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", stored.id());
        body.put("filename", stored.filename());
        body.put("created", stored.created().toString());
        body.put("size", stored.size());
        return WireReply.json(200, JsonMapper.shared().writeValueAsBytes(body));
    }
}
