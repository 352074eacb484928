package dev.lightbox.xray.site.imports;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import dev.lightbox.xray.api.WireErrors;
import dev.lightbox.xray.api.report.ImportInfo;
import dev.lightbox.xray.api.report.ReportFormat;
import dev.lightbox.xray.api.report.UnreadableReport;
import dev.lightbox.xray.api.report.XrayHeader;
import dev.lightbox.xray.api.report.XrayJson;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteIds;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.JiraFields;
import dev.lightbox.xray.site.content.SiteContent;
import dev.lightbox.xray.site.content.internal.SiteStore;
import dev.lightbox.xray.site.imports.internal.ExecutionPlan;
import dev.lightbox.xray.site.imports.internal.ReportEntry;
import dev.lightbox.xray.site.imports.internal.ReportWriter;
import dev.lightbox.xray.site.imports.internal.Spool;
import dev.lightbox.xray.site.imports.internal.TaggedTarget;
import dev.lightbox.xray.site.imports.internal.ToolEntries;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Takes in reports of execution results, of all tools and as Xray JSON (contract section 7). Thread-safe.
 *
 * <p>The body is first kept aside (small ones in memory, others in a temporary file), so that no transaction waits for a
 * client's network. Then one transaction reads it, case by case, and writes everything; a refusal at any point leaves
 * nothing behind. Streams are read to their end and left open.
 */
public final class ExecutionImport {
    private final SiteStore store;
    private final SiteContent content;

    /** What reads a report into the consumer. */
    private interface Reading {
        void into(InputStream report, Consumer<ReportEntry> entries);
    }

    public ExecutionImport(
            Database database, RandomIds ids, InstantSource clock, AuditTrail audit, SiteContent content) {
        this.store = new SiteStore(database, ids, clock, audit);
        this.content = content;
    }

    /** A tool's report as the raw body. */
    public ImportReply report(ReportFormat format, Caller caller, ImportTarget target, InputStream report) {
        return report(format, caller, target, ImportInfo.NONE, ImportInfo.NONE, report);
    }

    /** A tool's report with the parts {@code info} and {@code testInfo}; either is {@link ImportInfo#NONE} when it is missing. */
    public ImportReply report(
            ReportFormat format,
            Caller caller,
            ImportTarget target,
            ImportInfo info,
            ImportInfo testInfo,
            InputStream report) {
        return refusing(() -> {
            try (Spool spool = Spool.of(report)) {
                ImportTarget where =
                        store.database().read(sql -> new TaggedTarget(sql, caller, format, spool).of(target, info));
                return run(
                        caller,
                        ExecutionPlan.of(where).with(info),
                        JiraFields.parse(testInfo.body().path("fields")),
                        spool,
                        (in, entries) -> format.read(in, found -> entries.accept(ToolEntries.of(found))));
            }
        });
    }

    /** Xray JSON as the raw body. */
    public ImportReply xrayJson(Caller caller, InputStream report) {
        return xrayJson(caller, ImportInfo.NONE, ImportInfo.NONE, report);
    }

    /** Xray JSON with the parts {@code info} and {@code testInfo}; either is {@link ImportInfo#NONE} when it is missing. */
    public ImportReply xrayJson(Caller caller, ImportInfo info, ImportInfo testInfo, InputStream report) {
        return refusing(() -> {
            try (Spool spool = Spool.of(report)) {
                ExecutionPlan plan = plan(spool, info);
                return run(
                        caller,
                        plan,
                        JiraFields.parse(testInfo.body().path("fields")),
                        spool,
                        (in, entries) -> XrayJson.read(in, result -> entries.accept(ReportEntry.of(result))));
            }
        });
    }

    /** A first reading: what is said of the execution may stand behind the results. */
    private static ExecutionPlan plan(Spool spool, ImportInfo info) throws IOException {
        AtomicReference<String> project = new AtomicReference<>("");
        try (InputStream in = spool.open()) {
            XrayHeader header = XrayJson.read(in, result -> {
                if (project.get().isEmpty()) {
                    project.set(ReportEntry.projectOf(result));
                }
            });
            return ExecutionPlan.of(header, project.get()).with(info);
        }
    }

    private ImportReply run(Caller caller, ExecutionPlan plan, JiraFields testFields, Spool spool, Reading reading) {
        // One import, one instant: what it makes need not be marked as changed once more, at a write each.
        SiteStore moment = store.at(store.clock().instant());
        return store.database().write(sql -> {
            // Takes the counter's lock first, as all who create issues do: no two writers wait for each other in a
            // circle.
            SiteIds.reserve(sql, 0);
            Issue execution = plan.apply(moment, content, sql, caller);
            ReportWriter writer =
                    new ReportWriter(moment, content, sql, caller, execution, testFields, plan.executedBy());
            try (InputStream in = spool.open()) {
                reading.into(in, writer);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            if (writer.finish() == 0) {
                throw SiteRefusal.badRequest(WireErrors.NO_VALID_TESTS);
            }
            store.recordAct(
                    caller, "execution.import", execution.key(), Map.of("results", Long.toString(writer.count())));
            return ImportReply.of(caller, execution);
        });
    }

    private interface Import {
        ImportReply run() throws IOException;
    }

    /** What a reader cannot take, the site refuses with the same words. */
    private static ImportReply refusing(Import act) {
        try {
            return act.run();
        } catch (UnreadableReport unreadable) {
            throw SiteRefusal.badRequest(String.valueOf(unreadable.getMessage()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
