package dev.lightbox.server.wire;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.imports.FeatureImport;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /import/feature} (contract section 6): the part {@code file} is a feature or a zip of features. */
record FeatureCall(FeatureImport features, WireLimits limits) implements DataCall {

    @Override
    public WireReply answer(Caller caller, WireRequest request) throws IOException {
        WireRequest.Parts parts = request.parts(limits.upload());
        Part file =
                parts.find("file").orElseThrow(() -> SiteRefusal.badRequest("The multipart body has no part \"file\""));
        Optional<Part> preconditionInfo = parts.find("precondInfo").or(() -> parts.find("preCondInfo"));
        Map<String, String> query = request.query();
        FeatureImport.Request what = new FeatureImport.Request(
                firstGiven(query.get("projectKey"), query.get("projectId")),
                query.get("source"),
                ReportImport.info(parts.find("testInfo")),
                ReportImport.info(preconditionInfo));
        try (InputStream upload = file.getInputStream()) {
            String filename = Objects.requireNonNullElse(file.getSubmittedFileName(), "upload.feature");
            return WireReply.json(
                    200, JsonMapper.shared().writeValueAsBytes(features.features(caller, what, filename, upload)));
        }
    }

    private static @Nullable String firstGiven(@Nullable String one, @Nullable String other) {
        return one == null || one.isBlank() ? other : one;
    }
}
