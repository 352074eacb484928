package dev.lightbox.xray.site.imports.internal;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.JiraFields;
import dev.lightbox.xray.site.content.SiteContent;
import dev.lightbox.xray.site.content.internal.SiteStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes the results of one report in packets: many enough at a time to ask the database few questions, few enough to
 * bound memory. Lives inside one transaction. For one use on one thread.
 */
public final class ReportWriter implements Consumer<ReportEntry> {
    private static final int PACKET_ENTRIES = 500;
    private static final int PACKET_WEIGHT = 8 << 20;

    private final ReportTests tests;
    private final ReportRuns runs;
    private final List<ReportEntry> packet = new ArrayList<>();
    private int weight;
    private long count;

    /**
     * @param testFields Jira fields for tests that the report makes
     * @param executedBy account id of who executed, or null for the caller
     */
    public ReportWriter(
            SiteStore store,
            SiteContent content,
            JdbcClient sql,
            Caller caller,
            Issue execution,
            JiraFields testFields,
            @Nullable String executedBy) {
        this.tests = new ReportTests(store, content, sql, caller, execution, testFields);
        this.runs = new ReportRuns(store, content, sql, caller, execution, executedBy);
    }

    @Override
    public void accept(ReportEntry entry) {
        packet.add(entry);
        weight += entry.weight();
        if (packet.size() >= PACKET_ENTRIES || weight >= PACKET_WEIGHT) {
            flush();
        }
    }

    /** How many results have been written. */
    public long count() {
        return count;
    }

    /** Writes what is left and returns the number of results written. */
    public long finish() {
        flush();
        runs.finish();
        return count;
    }

    private void flush() {
        List<ReportTests.Match> matched = tests.resolve(packet);
        runs.write(matched);
        count += matched.size();
        packet.clear();
        weight = 0;
    }
}
