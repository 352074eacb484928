package dev.lightbox.xray.site.imports;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import dev.lightbox.xray.api.WireErrors;
import dev.lightbox.xray.api.report.ImportInfo;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteIds;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.JiraFields;
import dev.lightbox.xray.site.content.SiteContent;
import dev.lightbox.xray.site.content.internal.Project;
import dev.lightbox.xray.site.content.internal.ProjectRows;
import dev.lightbox.xray.site.content.internal.SiteStore;
import dev.lightbox.xray.site.imports.internal.feature.FeatureArchive;
import dev.lightbox.xray.site.imports.internal.feature.FeatureParser;
import dev.lightbox.xray.site.imports.internal.feature.FeatureWriter;
import dev.lightbox.xray.site.imports.internal.feature.ParsedFeature;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes tests and preconditions of feature files, or changes those that they were made of before (contract section 6).
 * Thread-safe. An import is one transaction; a file or a scenario that cannot be taken is told and left out.
 */
public final class FeatureImport {
    private final SiteStore store;
    private final SiteContent content;

    public FeatureImport(Database database, RandomIds ids, InstantSource clock, AuditTrail audit, SiteContent content) {
        this.store = new SiteStore(database, ids, clock, audit);
        this.content = content;
    }

    /**
     * What is imported.
     *
     * @param project key or id of the project for what must be created
     * @param source a name of the origin, part of how scenarios without a key are found again
     * @param testInfo Jira fields of tests that are created
     * @param preconditionInfo Jira fields of preconditions that are created
     */
    public record Request(
            @Nullable String project, @Nullable String source, ImportInfo testInfo, ImportInfo preconditionInfo) {}

    /**
     * Imports a feature file, or a zip of them. The stream is left open.
     *
     * @throws SiteRefusal when there is no project, or nothing in the upload is a feature
     */
    public FeatureReply features(Caller caller, Request request, String filename, InputStream upload)
            throws IOException {
        String wanted = request.project;
        if (wanted == null || wanted.isBlank()) {
            throw SiteRefusal.badRequest(WireErrors.PROJECT_KEY_MISSING);
        }
        List<String> errors = new ArrayList<>();
        List<ParsedFeature> features = parse(FeatureArchive.read(filename, upload), errors);
        return store.database().write(sql -> {
            SiteIds.reserve(sql, 0);
            Project project = ProjectRows.requireWritable(sql, caller, wanted);
            FeatureWriter writer = new FeatureWriter(
                    content,
                    sql,
                    caller,
                    new FeatureWriter.Defaults(
                            project,
                            request.source == null ? "" : request.source.strip(),
                            JiraFields.parse(request.testInfo.body().path("fields")),
                            JiraFields.parse(request.preconditionInfo.body().path("fields"))),
                    errors);
            features.forEach(writer::write);
            FeatureReply reply = writer.reply();
            store.recordAct(
                    caller,
                    "feature.import",
                    project.key(),
                    Map.of(
                            "tests",
                            Integer.toString(reply.updatedOrCreatedTests().size())));
            return reply;
        });
    }

    private static List<ParsedFeature> parse(List<FeatureArchive.Entry> files, List<String> errors) {
        List<ParsedFeature> features = new ArrayList<>();
        for (FeatureArchive.Entry file : files) {
            try {
                if (!file.unreadable().isEmpty()) {
                    errors.add(WireErrors.inFeatureFile(file.path(), file.unreadable()));
                } else {
                    features.add(FeatureParser.parse(file.path(), file.text()));
                }
            } catch (FeatureParser.NotAFeature not) {
                errors.add(WireErrors.inFeatureFile(file.path(), String.valueOf(not.getMessage())));
            }
        }
        if (features.isEmpty()) {
            throw SiteRefusal.badRequest(errors.getFirst());
        }
        return features;
    }
}
