package dev.lightbox.xray.site.imports;

import dev.lightbox.persistence.Database;
import dev.lightbox.xray.api.report.BulkElement;
import dev.lightbox.xray.api.report.BulkTests;
import dev.lightbox.xray.api.report.UnreadableReport;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.SiteContent;
import dev.lightbox.xray.site.imports.internal.BulkWriter;
import dev.lightbox.xray.site.jobs.JobOutcome;
import dev.lightbox.xray.site.jobs.JobState;
import dev.lightbox.xray.site.jobs.SiteJobs;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Creates up to a thousand tests by one job (contract section 8). Each element is a transaction of its own: those that are
 * refused are told in the result, the others are made. Thread-safe.
 */
public final class BulkImport {
    private static final String BUSY =
            "A job to import tests is already in progress. Wait until it has ended before you start another one.";

    private final Database database;
    private final SiteContent content;
    private final SiteJobs jobs;

    public BulkImport(Database database, SiteContent content, SiteJobs jobs) {
        this.database = database;
        this.content = content;
        this.jobs = jobs;
    }

    /**
     * Starts the import and returns the job's id. The stream is read to its end and left open.
     *
     * @param project key or id of the project of elements that name none, or null
     * @throws SiteRefusal for a body of a wrong form, and while the user has another import running
     */
    public String start(Caller caller, @Nullable String project, InputStream body) {
        List<BulkElement> elements;
        try {
            elements = BulkTests.read(body);
        } catch (UnreadableReport unreadable) {
            throw SiteRefusal.badRequest(String.valueOf(unreadable.getMessage()));
        }
        return jobs.start(
                caller,
                SiteJobs.Kind.TEST_IMPORT,
                BUSY,
                progress -> write(new BulkWriter(database, content, caller, project), elements, progress));
    }

    private static JobOutcome write(BulkWriter writer, List<BulkElement> elements, Consumer<String> progress) {
        progress.accept("Preprocessing the information of the " + elements.size() + " tests to import.");
        progress.accept("Creating " + elements.size() + " issue(s) in JIRA.");
        writer.write(elements, done -> progress.accept("Created " + done + " of " + elements.size() + " issue(s)."));
        JobState.Status status;
        if (writer.failed() == 0) {
            status = JobState.Status.SUCCESSFUL;
        } else {
            status = writer.failed() == elements.size()
                    ? JobState.Status.UNSUCCESSFUL
                    : JobState.Status.PARTIALLY_SUCCESSFUL;
        }
        return new JobOutcome(status, writer.result());
    }

    /** @throws SiteRefusal {@code job not found.} */
    public JobState state(Caller caller, String job) {
        return jobs.find(caller, SiteJobs.Kind.TEST_IMPORT, job);
    }
}
