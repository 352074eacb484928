package dev.lightbox.backup;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * A small snapshot that proves a connection: one level, one Xray field, read live and frozen
 * ({@code docs/format/test-snapshot-v1.md}).
 *
 * @param id the snapshot's id in the repository
 * @param site what was read
 * @param taken by whom and when
 * @param jql the level
 * @param total how many tests the site said that it has
 * @param expected how many rows there should be: the total, but at most {@link TestSnapshots#LIMIT}
 * @param rows as they lie in the repository
 * @param problems what the site complained about meanwhile, and what else is not as it should be
 */
public record TestSnapshot(
        String id,
        Site site,
        Taken taken,
        String jql,
        long total,
        long expected,
        List<Row> rows,
        List<String> problems) {

    /** A site as it was connected then. */
    public record Site(String connectionId, String label, URI baseUrl, String tenant) {}

    /** Who took it, and when. */
    public record Taken(Instant at, String by) {}

    /**
     * One test.
     *
     * @param testType the Xray field; empty when the site did not say
     */
    public record Row(String issueId, String key, String summary, String testType) {}

    /** What it proves. */
    public enum State {
        /** Every row is there. */
        COMPLETE,
        /** The connection serves data, and the site has no test yet. */
        EMPTY,
        /** Rows or fields are missing; the problems say why. */
        PARTIAL
    }

    public TestSnapshot {
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
    }

    public State state() {
        if (!problems.isEmpty() || rows.size() != expected) {
            return State.PARTIAL;
        }
        return rows.isEmpty() ? State.EMPTY : State.COMPLETE;
    }

    /** What it proves, in one sentence. */
    public String sentence() {
        return switch (state()) {
            case COMPLETE ->
                rows.size() + " of " + total
                        + " tests were read from the site, frozen, and read back from the repository.";
            case EMPTY -> "The site answered, and has no test yet: nothing could be frozen but the empty table.";
            case PARTIAL ->
                rows.size() + " rows are frozen where " + expected + " were expected. " + String.join(" ", problems);
        };
    }
}
