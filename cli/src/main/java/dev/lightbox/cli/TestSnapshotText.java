package dev.lightbox.cli;

import dev.lightbox.backup.TestSnapshot;
import dev.lightbox.server.operations.TestSnapshotOperation.Shown;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Tells a test snapshot to a person. */
final class TestSnapshotText {
    private TestSnapshotText() {}

    static void print(Shown shown, PrintWriter out) {
        TestSnapshot snapshot = shown.snapshot();
        out.println(Table.printable(shown.sentence()));
        out.println("Snapshot " + snapshot.id() + " of "
                + Table.printable(snapshot.site().label()) + ", taken "
                + taken(snapshot) + " by "
                + Table.printable(snapshot.taken().by()));
        Table table = new Table("KEY", "TEST TYPE", "SUMMARY");
        snapshot.rows().forEach(row -> table.row(row.key(), row.testType(), row.summary()));
        table.print("No rows.", out);
    }

    /** When, to the second. */
    static Instant taken(TestSnapshot snapshot) {
        return snapshot.taken().at().truncatedTo(ChronoUnit.SECONDS);
    }
}
