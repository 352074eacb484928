package dev.lightbox.server.wire;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.imports.BulkImport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST /import/test/bulk} (contract section 8). The project of elements that name none is the last part of the path
 * or a parameter.
 */
record BulkCall(BulkImport bulk, @Nullable String project, WireLimits limits) implements DataCall {
    private static final int MAX_BYTES = 20 << 20;

    @Override
    public WireReply answer(Caller caller, WireRequest request) throws IOException {
        int limit = (int) Math.min(MAX_BYTES, limits.upload());
        byte[] body = request.body(limit);
        Map<String, String> query = request.query();
        String named = Optional.ofNullable(project)
                .or(() -> Optional.ofNullable(query.get("projectKey")))
                .or(() -> Optional.ofNullable(query.get("project")))
                .filter(key -> !key.isBlank())
                .orElse(null);
        String job = bulk.start(caller, named, new ByteArrayInputStream(body));
        return WireReply.json(200, JsonMapper.shared().writeValueAsBytes(Map.of("jobId", job)));
    }
}
