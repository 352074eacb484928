package dev.lightbox.server.wire;

import dev.lightbox.xray.api.report.ReportFormat;
import dev.lightbox.xray.site.imports.ExecutionImport;
import dev.lightbox.xray.site.regions.RegionalSite;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the call for a method and a path, the same in v1 and v2 (contract section 1, list of endpoints), on the sites of
 * one region.
 */
final class Routes {

    private final RegionalSite site;
    private final WireLimits limits;
    private final Map<String, DataCall> calls = new HashMap<>();

    Routes(RegionalSite site, WireLimits limits) {
        this.site = site;
        this.limits = limits;
        calls.put("POST /graphql", new GraphQlCall(site.graphQl(), limits));
        calls.put("GET /export/cucumber", new CucumberCall(site.export()));
        calls.put("POST /attachments", new AttachmentUpload(site.content().attachments(), limits));
        calls.put("POST /import/feature", new FeatureCall(site.features(), limits));
        BackupCalls backup = new BackupCalls(site.backups());
        calls.put("POST /backup", backup::start);
        calls.put("GET /backup/file", backup.file(false));
        calls.put("GET /backup/file/attachment", backup.file(true));
        calls.put("POST /import/test/bulk", new BulkCall(site.bulk(), null, limits));
        addImports(site.imports(), limits);
        calls.put("GET /dataset/export", new DatasetCall(site.content().datasets()));
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

    /** @param path what follows {@code /api/v1} or {@code /api/v2}, without a trailing slash */
    Optional<DataCall> find(String method, String path) {
        @Nullable DataCall exact = calls.get(method + " " + path);
        return exact != null ? Optional.of(exact) : findByPattern(method + " " + path);
    }

    private Optional<DataCall> findByPattern(String call) {
        return Stream.<Supplier<Optional<DataCall>>>of(
                        () -> part(call, "GET /attachments/", "")
                                .map(id -> new AttachmentDownload(site.content().attachments(), id)),
                        () -> part(call, "GET /import/test/bulk/", "/status")
                                .map(job -> new BulkStatusCall(site.bulk(), job)),
                        () -> part(call, "POST /import/test/bulk/", "")
                                .map(project -> new BulkCall(site.bulk(), project, limits)),
                        () -> part(call, "GET /backup/", "/status")
                                .map(job -> new BackupCalls(site.backups()).status(job)))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The one part of the path between a start and an end. */
    private static Optional<String> part(String call, String start, String end) {
        boolean matches = call.length() > start.length() + end.length() && call.startsWith(start) && call.endsWith(end);
        return Optional.of(matches ? call.substring(start.length(), call.length() - end.length()) : "")
                .filter(part -> !part.isEmpty() && part.indexOf('/') < 0);
    }
}
