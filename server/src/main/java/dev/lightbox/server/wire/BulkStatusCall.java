package dev.lightbox.server.wire;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.imports.BulkImport;
import dev.lightbox.xray.site.jobs.JobState;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /import/test/bulk/{jobId}/status} (contract section 8). */
record BulkStatusCall(BulkImport bulk, String job) implements DataCall {

    @Override
    public WireReply answer(Caller caller, WireRequest request) {
        JobState state = bulk.state(caller, job);
        ObjectNode body = JsonMapper.shared()
                .createObjectNode()
                .put("status", state.status().wireName());
        if (state.result() == null) {
            state.progress().forEach(body.putArray("progress")::add);
        } else {
            body.set("result", JsonMapper.shared().readTree(state.result()));
        }
        return WireReply.json(200, JsonMapper.shared().writeValueAsBytes(body));
    }
}
