package dev.lightbox.server.wire;

import dev.lightbox.xray.api.report.ImportInfo;
import dev.lightbox.xray.api.report.UnreadableReport;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.imports.ImportReply;
import dev.lightbox.xray.site.imports.ImportTarget;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST /import/execution…} (contract section 7). The path tells the format and whether the body is the report
 * itself or has parts; content types are not looked at, since clients send all kinds.
 */
final class ReportImport {
    private ReportImport() {}

    /** Reads the report of one format into the site. */
    interface Format {
        ImportReply read(Caller caller, ImportTarget target, ImportInfo info, ImportInfo testInfo, InputStream report);
    }

    /** The body is the report. */
    static DataCall raw(Format format, WireLimits limits) {
        return (caller, request) -> {
            LimitedStream report = request.stream(limits.upload());
            try {
                return reply(format.read(caller, target(request), ImportInfo.NONE, ImportInfo.NONE, report));
            } catch (SiteRefusal | UncheckedIOException failure) {
                // To a parser, a body that was cut off looks malformed.
                if (report.tooLong()) {
                    throw WireRequest.tooLarge(limits.upload());
                }
                throw report.brokenOff() ? WireRequest.brokenOff() : failure;
            }
        };
    }

    /** The body has the parts {@code results}, {@code info} and {@code testInfo}, in any order. */
    static DataCall multipart(Format format, WireLimits limits) {
        return (caller, request) -> {
            WireRequest.Parts parts = request.parts(limits.upload());
            Part results = parts.find("results")
                    .orElseThrow(() -> SiteRefusal.badRequest("The multipart body has no part \"results\""));
            ImportInfo info = info(parts.find("info"));
            ImportInfo testInfo = info(parts.find("testInfo"));
            try (InputStream report = results.getInputStream()) {
                return reply(format.read(caller, target(request), info, testInfo, report));
            }
        };
    }

    private static ImportTarget target(WireRequest request) {
        return ImportTarget.ofQuery(request.query()::get);
    }

    static ImportInfo info(Optional<Part> part) throws IOException {
        if (part.isEmpty()) {
            return ImportInfo.NONE;
        }
        try (InputStream content = part.get().getInputStream()) {
            return ImportInfo.read(content);
        } catch (UnreadableReport unreadable) {
            throw SiteRefusal.badRequest(String.valueOf(unreadable.getMessage()));
        }
    }

    private static WireReply reply(ImportReply execution) {
        return WireReply.json(200, JsonMapper.shared().writeValueAsBytes(execution));
    }
}
