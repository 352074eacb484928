package dev.lightbox.server.wire;

import dev.lightbox.xray.api.report.ReportFormat;
import dev.lightbox.xray.site.imports.ExecutionImport;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the call for a method and a path, the same in v1 and v2 (contract section 1, list of endpoints). */
final class Routes {
    private static final String ATTACHMENT = "/attachments/";

    private final SiteServices services;
    private final Map<String, DataCall> calls = new HashMap<>();

    Routes(SiteServices services, WireLimits limits) {
        this.services = services;
        calls.put("POST /graphql", new GraphQlCall(services.graphQl(), limits));
        calls.put("GET /export/cucumber", new CucumberCall(services.export()));
        calls.put("POST /attachments", new AttachmentUpload(services.attachments(), limits));
        calls.put("POST /import/feature", new FeatureCall(services.features(), limits));
        addImports(services.imports(), limits);
        addWhatIsNotServed();
    }

    private void addImports(ExecutionImport imports, WireLimits limits) {
        // Xray JSON says in its body where the results go; parameters that clients send all the same are ignored.
        ReportImport.Format xrayJson =
                (caller, _, info, testInfo, report) -> imports.xrayJson(caller, info, testInfo, report);
        addImport("", xrayJson, limits);
        for (ReportFormat format : ReportFormat.values()) {
            addImport(
                    "/" + format.path(),
                    (caller, target, info, testInfo, report) ->
                            imports.report(format, caller, target, info, testInfo, report),
                    limits);
        }
    }

    private void addImport(String path, ReportImport.Format format, WireLimits limits) {
        calls.put("POST /import/execution" + path, ReportImport.raw(format, limits));
        calls.put("POST /import/execution" + path + "/multipart", ReportImport.multipart(format, limits));
    }

    private void addWhatIsNotServed() {
        calls.put("POST /import/test/bulk", new NotServed("the bulk import of tests"));
        calls.put("GET /dataset/export", new NotServed("the export of datasets"));
        calls.put("POST /backup", new NotServed("the site's own backup"));
        calls.put("GET /backup/file", new NotServed("the site's own backup"));
        calls.put("GET /backup/file/attachment", new NotServed("the site's own backup"));
    }

    /** @param path what follows {@code /api/v1} or {@code /api/v2}, without a trailing slash */
    Optional<DataCall> find(String method, String path) {
        @Nullable DataCall exact = calls.get(method + " " + path);
        return exact != null || !method.equals("GET") ? Optional.ofNullable(exact) : findByPattern(path);
    }

    private Optional<DataCall> findByPattern(String path) {
        if (path.startsWith(ATTACHMENT)) {
            String id = path.substring(ATTACHMENT.length());
            return id.contains("/")
                    ? Optional.empty()
                    : Optional.of(new AttachmentDownload(services.attachments(), id));
        }
        if (path.matches("/import/test/bulk/[^/]+/status")) {
            return Optional.of(new NotServed("the bulk import of tests"));
        }
        return path.matches("/backup/[^/]+/status")
                ? Optional.of(new NotServed("the site's own backup"))
                : Optional.empty();
    }
}
