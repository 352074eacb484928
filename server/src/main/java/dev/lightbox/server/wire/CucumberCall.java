package dev.lightbox.server.wire;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.export.CucumberExport;
import dev.lightbox.xray.site.export.FeatureFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** {@code GET /export/cucumber} (contract section 5): a zip of feature files, also for one file. */
record CucumberCall(CucumberExport export) implements DataCall {

    @Override
    public WireReply answer(Caller caller, WireRequest request) throws IOException {
        Map<String, String> query = request.query();
        List<FeatureFile> features = export.features(caller, query.get("keys"), query.get("filter"));
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        CucumberExport.zip(features, zip);
        return new WireReply.Whole(200, WireReply.BYTES, zip.toByteArray());
    }
}
