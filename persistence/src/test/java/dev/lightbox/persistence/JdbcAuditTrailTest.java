package dev.lightbox.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.AuditTrail.Entry;
import dev.lightbox.persistence.internal.AuditHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class JdbcAuditTrailTest {
    private static Entry entry(String subject) {
        return new Entry(
                Instant.parse("2030-01-01T00:00:00Z"),
                "admin",
                "api-key.create",
                subject,
                "127.0.0.1",
                Map.of("note", "\"quoted\" ä \n"));
    }

    @EachDatabase
    void entriesAreReadNewestFirstPageByPage(Database database) {
        JdbcAuditTrail trail = new JdbcAuditTrail(database);
        for (String subject : new String[] {"1", "2", "3"}) {
            trail.record(entry(subject));
        }

        AuditPage first = trail.newest(2);
        AuditPage second = trail.before(first.before().orElseThrow(), 2);

        assertThat(first.rows()).extracting(AuditPage.Row::entry).containsExactly(entry("3"), entry("2"));
        assertThat(second.rows()).extracting(AuditPage.Row::entry).containsExactly(entry("1"));
        assertThat(second.before()).isEqualTo(OptionalLong.empty());
    }

    @EachDatabase
    void anEntryLeavesWithTheChangeThatItTellsOf(Database database) {
        JdbcAuditTrail trail = new JdbcAuditTrail(database);

        assertThatThrownBy(() -> database.update(sql -> {
                    trail.record(entry("1"));
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");

        assertThat(trail.newest(10).rows()).isEmpty();
    }

    /** SQLite has one writer at a time: there one goes after the other, and nobody is met. */
    @EachDatabase
    void whoRecordsBeforeAChangeAndWhoDoesSoAfterwardsNeverWaitForEachOther(Database database) throws Exception {
        JdbcAuditTrail trail = new JdbcAuditTrail(database);
        database.update(sql -> sql.sql("CREATE TABLE thing (changes INTEGER)").update());
        database.update(sql -> sql.sql("INSERT INTO thing VALUES (0)").update());
        CyclicBarrier bothHoldSomething = new CyclicBarrier(database.dialect() == Dialect.POSTGRESQL ? 2 : 1);
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first = both.submit(() -> database.update(sql -> {
                trail.record(entry("before"));
                meet(bothHoldSomething);
                sql.sql("UPDATE thing SET changes = changes + 1").update();
            }));
            Future<?> second = both.submit(() -> database.update(sql -> {
                sql.sql("UPDATE thing SET changes = changes + 1").update();
                meet(bothHoldSomething);
                trail.record(entry("after"));
            }));
            first.get();
            second.get();
        }

        assertThat(trail.newest(10).rows())
                .extracting(row -> row.entry().subject())
                .containsExactlyInAnyOrder("before", "after");
        assertThat(trail.verify().intact()).isTrue();
    }

    private static void meet(CyclicBarrier others) {
        try {
            others.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException nobodyCame) {
            throw new IllegalStateException(nobodyCame);
        }
    }

    @EachDatabase
    void aTextIsLookedForInEveryPartOfAnEntry(Database database) {
        JdbcAuditTrail trail = new JdbcAuditTrail(database);
        trail.record(entry("CLIENT-1"));
        trail.record(entry("100%"));

        assertThat(trail.before(Long.MAX_VALUE, "client", 10).rows()).hasSize(1);
        assertThat(trail.before(Long.MAX_VALUE, "%", 10).rows()).hasSize(1);
        assertThat(trail.before(Long.MAX_VALUE, "API-KEY", 10).rows()).hasSize(2);
        assertThat(trail.after(0, "quoted", 1))
                .extracting(row -> row.entry().subject())
                .containsExactly("CLIENT-1");
    }

    @EachDatabase
    void anUntouchedTrailIsIntactAndItsHeadIsTheLastHash(Database database) {
        JdbcAuditTrail trail = new JdbcAuditTrail(database);
        assertThat(trail.verify().intact()).isTrue();
        for (String subject : new String[] {"1", "2", "3"}) {
            trail.record(entry(subject));
        }

        assertThat(trail.verify())
                .isEqualTo(new AuditVerification(
                        3, trail.newest(1).rows().getFirst().hash(), OptionalLong.empty()));
    }

    @EachDatabase
    void whatIsAlteredOrRemovedIsFound(Database database) {
        JdbcAuditTrail trail = new JdbcAuditTrail(database);
        for (String subject : new String[] {"1", "2", "3"}) {
            trail.record(entry(subject));
        }
        long second = trail.newest(2).rows().getLast().id();
        long third = trail.newest(1).rows().getFirst().id();

        database.update(sql -> sql.sql("UPDATE audit_entry SET actor = 'eve' WHERE id = ?")
                .param(second)
                .update());
        assertThat(trail.verify().brokenAt()).hasValue(second);
        database.update(sql -> sql.sql("UPDATE audit_entry SET actor = 'admin' WHERE id = ?")
                .param(second)
                .update());
        assertThat(trail.verify().intact()).isTrue();

        database.update(sql ->
                sql.sql("DELETE FROM audit_entry WHERE id = ?").param(third).update());
        assertThat(trail.verify().brokenAt()).hasValue(0);
        trail.record(entry("4"));
        assertThat(trail.verify().intact()).isFalse();
        database.update(sql ->
                sql.sql("DELETE FROM audit_entry WHERE id = ?").param(second).update());
        assertThat(trail.verify().brokenAt()).isPresent();
    }

    @EachDatabase
    void manyWritersMakeOneChain(Database database) throws InterruptedException {
        JdbcAuditTrail trail = new JdbcAuditTrail(database);
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            writers.add(Thread.ofVirtual().start(() -> {
                for (int entry = 0; entry < 10; entry++) {
                    trail.record(entry("x"));
                }
            }));
        }
        for (Thread writer : writers) {
            writer.join();
        }

        assertThat(trail.verify().entries()).isEqualTo(80);
        assertThat(trail.verify().intact()).isTrue();
    }

    /** The example of docs/format/audit-chain-v1.md. */
    @Test
    void theHashIsTheOneOfTheSpecification() {
        Entry entry = new Entry(
                Instant.parse("2030-01-01T00:00:00Z"),
                "admin",
                "api-key.create",
                "F01ED9ED14FB497BB78F47D74CAFB3E8",
                "127.0.0.1",
                Map.of("user", "ann", "label", ""));

        assertThat(AuditHash.of("0".repeat(64), entry))
                .isEqualTo("9a4f4644182c23d1cf3b8409b10cca5e35cdf13b70f06e0d7bffab4c1fdc7345");
    }
}
