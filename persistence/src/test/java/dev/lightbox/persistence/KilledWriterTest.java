package dev.lightbox.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process that writes, again and again, and looks at what it left. More often than in a build:
 * {@code -Dlightbox.kills=500}.
 */
class KilledWriterTest {
    private static final int KILLS = Integer.getInteger("lightbox.kills", 20);
    private static final int ROWS = 5;
    private static final String INSERT =
            "INSERT INTO audit_entry (at, actor, action, subject, origin, details) VALUES (?, ?, 'b', ?, 'd', '{}')";

    @TempDir
    Path folder;

    @Test
    void aKilledWriteIsThereWholeOrNotAtAllAndWhatWasConfirmedStays() throws Exception {
        Path file = folder.resolve("lightbox.db");
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < KILLS; round++) {
            String writer = "round-" + round;
            int confirmed = writeUntilKilled(file, writer, random.nextInt(1, 30), random.nextInt(3_000));

            try (Database database = Database.open(DatabaseConfig.sqlite(file))) {
                assertThat(incomplete(database)).as("seed %d, %s", seed, writer).isEmpty();
                assertThat(transactions(database, writer))
                        .as("seed %d, %s", seed, writer)
                        .isGreaterThanOrEqualTo(confirmed);
            }
        }
    }

    /** Lets the writer confirm some transactions, and kills it a moment later, in the midst of another. */
    private static int writeUntilKilled(Path file, String writer, int transactions, int microseconds)
            throws InterruptedException {
        try (ForkedJvm jvm = new ForkedJvm(Writer.class, file.toString(), writer)) {
            int confirmed = 0;
            while (confirmed < transactions) {
                confirmed = Integer.parseInt(jvm.line());
            }
            TimeUnit.MICROSECONDS.sleep(microseconds);
            jvm.kill();
            for (String line = jvm.line(); line != null; line = jvm.line()) {
                confirmed = Integer.parseInt(line);
            }
            return confirmed;
        }
    }

    private static List<Long> incomplete(Database database) {
        return database.read(
                sql -> sql.sql("SELECT count(*) FROM audit_entry GROUP BY actor, subject HAVING count(*) <> ?")
                        .param(ROWS)
                        .query(Long.class)
                        .list());
    }

    private static int transactions(Database database, String writer) {
        return database.read(sql -> sql.sql("SELECT count(DISTINCT subject) FROM audit_entry WHERE actor = ?")
                .param(writer)
                .query(Integer.class)
                .single());
    }

    /** Writes transactions of several statements for ever and prints the number of each when it is committed. */
    static final class Writer {
        public static void main(String[] arguments) {
            Database database = Database.open(DatabaseConfig.sqlite(Path.of(arguments[0])));
            for (int number = 1; true; number++) {
                String subject = "transaction-" + number;
                database.update(sql -> IntStream.range(0, ROWS)
                        .forEach(row -> sql.sql(INSERT)
                                .params(row, arguments[1], subject)
                                .update()));
                System.out.println(number);
            }
        }
    }
}
