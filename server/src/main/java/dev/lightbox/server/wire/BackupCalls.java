package dev.lightbox.server.wire;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.StoredAttachment;
import dev.lightbox.xray.site.jobs.JobState;
import dev.lightbox.xray.site.sitebackup.BackupRequest;
import dev.lightbox.xray.site.sitebackup.SiteBackups;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The calls of the site's own backup (contract section 11). */
record BackupCalls(SiteBackups backups) {
    private static final int MAX_BODY = 1 << 20;

    /** {@code POST /backup}; some clients send no body. */
    WireReply start(Caller caller, WireRequest request) throws IOException {
        byte[] body = request.body(MAX_BODY);
        String job = backups.start(caller, read(body));
        return WireReply.json(200, JsonMapper.shared().writeValueAsBytes(Map.of("jobId", job)));
    }

    private static BackupRequest read(byte[] body) {
        if (body.length == 0) {
            return new BackupRequest(List.of(), null, false);
        }
        try {
            JsonNode node = JsonMapper.shared().readTree(body);
            if (!node.isObject()) {
                throw SiteRefusal.badRequest("The body is not a JSON object");
            }
            return new BackupRequest(
                    node.path("projectIds")
                            .valueStream()
                            .map(JsonNode::asString)
                            .toList(),
                    since(node.path("modifiedSince")),
                    node.path("withAttachment").asBoolean(false));
        } catch (JacksonException malformed) {
            throw SiteRefusal.badRequest("The body is not a JSON object");
        }
    }

    private static @Nullable Instant since(JsonNode node) {
        try {
            return node.isString() ? Instant.parse(node.asString()) : null;
        } catch (DateTimeParseException malformed) {
            throw SiteRefusal.badRequest("modifiedSince is not a time like 2026-02-01T00:00:00Z");
        }
    }

    /** {@code GET /backup/{jobId}/status}. */
    DataCall status(String job) {
        return (caller, request) -> {
            JobState state = backups.state(caller, job);
            ObjectNode body = JsonMapper.shared()
                    .createObjectNode()
                    .put("status", state.status().wireName());
            switch (state.status()) {
                case PENDING, WORKING -> {
                    String last =
                            state.progress().isEmpty() ? "0%" : state.progress().getLast();
                    body.put("progressValue", last.substring(last.lastIndexOf(' ') + 1));
                }
                case SUCCESSFUL -> {
                    body.put("fileUrl", request.baseUrl() + "/api/v2/backup/file");
                    if (String.valueOf(state.result()).contains("true")) {
                        body.put("attachmentUrl", request.baseUrl() + "/api/v2/backup/file/attachment");
                    }
                }
                default -> {}
            }
            return WireReply.json(200, JsonMapper.shared().writeValueAsBytes(body));
        };
    }

    /** {@code GET /backup/file} and {@code GET /backup/file/attachment}: the latest, streamed in both versions. */
    DataCall file(boolean ofAttachments) {
        return (caller, _) -> {
            StoredAttachment file = backups.latest(caller, ofAttachments);
            return new WireReply.File(file.filename(), file.size(), backups.open(file));
        };
    }
}
