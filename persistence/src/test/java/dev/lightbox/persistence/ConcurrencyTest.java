package dev.lightbox.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ConcurrencyTest {
    private static final String INSERT =
            "INSERT INTO audit_entry (at, actor, action, subject, origin, details) VALUES (0, 'a', 'b', ?, 'd', '{}')";

    private static void insert(JdbcClient sql) {
        sql.sql(INSERT).param("row").update();
    }

    private static long count(JdbcClient sql) {
        return sql.sql("SELECT count(*) FROM audit_entry").query(Long.class).single();
    }

    private static long count(Database database) {
        return database.read(ConcurrencyTest::count);
    }

    private static void insertByDataSource(Database database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, "session");
            statement.executeUpdate();
        }
    }

    private static void awaits(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static void manyAtOnce(Database database, ExecutorService threads) throws Exception {
        try (threads) {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                writers.add(threads.submit(() -> database.update(sql -> {
                    long before = count(database);
                    insert(sql);
                    assertThat(count(database)).isGreaterThan(before);
                })));
                writers.add(threads.submit(() -> {
                    insertByDataSource(database);
                    return null;
                }));
                writers.add(threads.submit(() -> database.<Long>read(ConcurrencyTest::count)));
            }
            for (Future<?> writer : writers) {
                writer.get(60, TimeUnit.SECONDS);
            }
        }
        assertThat(count(database)).isEqualTo(200);
    }

    @EachDatabase
    void manyThreadsWriteReadAndUseTheDataSourceAtOnce(Database database) throws Exception {
        manyAtOnce(database, Executors.newFixedThreadPool(16));
    }

    @EachDatabase
    void manyVirtualThreadsWriteReadAndUseTheDataSourceAtOnce(Database database) throws Exception {
        manyAtOnce(database, Executors.newVirtualThreadPerTaskExecutor());
    }

    @EachDatabase
    void aReadKeepsItsStateWhileOthersWrite(Database database) {
        List<Long> seen = database.read(sql -> {
            long before = count(sql);
            database.update(ConcurrencyTest::insert);
            return List.of(before, count(sql));
        });

        assertThat(seen).containsExactly(0L, 0L);
        assertThat(count(database)).isEqualTo(1);
    }

    @EachDatabase
    void aReadCannotWrite(Database database) {
        assertThatThrownBy(
                        () -> database.read(sql -> sql.sql(INSERT).param("row").update()))
                .isInstanceOf(RuntimeException.class);

        assertThat(count(database)).isZero();
        database.update(ConcurrencyTest::insert);
        assertThat(count(database)).isEqualTo(1);
    }

    @Test
    void aCallerWhoIsInterruptedInTheQueueIsToldAndItsWorkNeverRuns() throws Exception {
        try (Database database = FreshDatabases.sqlite()) {
            CountDownLatch release = new CountDownLatch(1);
            CountDownLatch writing = new CountDownLatch(1);
            Thread first = Thread.ofVirtual()
                    .start(() -> database.update(sql -> {
                        writing.countDown();
                        awaits(release);
                    }));
            awaits(writing);
            AtomicReference<Throwable> told = new AtomicReference<>();
            Thread second = Thread.ofVirtual().start(() -> {
                try {
                    database.update(ConcurrencyTest::insert);
                } catch (RuntimeException failure) {
                    told.set(failure);
                }
            });

            second.interrupt();
            second.join();
            release.countDown();
            first.join();

            assertThat(told.get())
                    .isInstanceOfSatisfying(
                            LightboxException.class,
                            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.CANCELLED));
            assertThat(count(database)).isZero();
        }
    }

    @Test
    void aCallerWhoIsInterruptedWhileItsWorkRunsLearnsHowItEnded() throws Exception {
        try (Database database = FreshDatabases.sqlite()) {
            CountDownLatch release = new CountDownLatch(1);
            CountDownLatch writing = new CountDownLatch(1);
            AtomicBoolean interrupted = new AtomicBoolean();
            AtomicBoolean returned = new AtomicBoolean();
            Thread caller = Thread.ofVirtual().start(() -> {
                database.update(sql -> {
                    writing.countDown();
                    insert(sql);
                    awaits(release);
                });
                returned.set(true);
                interrupted.set(Thread.currentThread().isInterrupted());
            });
            awaits(writing);

            caller.interrupt();
            release.countDown();
            caller.join();

            assertThat(returned).isTrue();
            assertThat(interrupted).isTrue();
            assertThat(count(database)).isEqualTo(1);
        }
    }

    @Test
    void virtualThreadsThatWaitForTheWriteLockLeaveTheProcessorsToOthers() throws Exception {
        try (Database database = FreshDatabases.sqlite();
                ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor()) {
            insertByDataSource(database);
            CountDownLatch release = new CountDownLatch(1);
            CountDownLatch writing = new CountDownLatch(1);
            Future<?> writer = virtual.submit(() -> database.update(sql -> {
                writing.countDown();
                awaits(release);
            }));
            awaits(writing);
            List<Future<?>> sessions = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                sessions.add(virtual.submit(() -> {
                    insertByDataSource(database);
                    return null;
                }));
            }

            Future<?> other = virtual.submit(() -> {
                for (int i = 0; i < 10_000; i++) {
                    Thread.yield();
                }
            });

            try {
                other.get(20, TimeUnit.SECONDS);
            } finally {
                release.countDown();
            }
            writer.get();
            for (Future<?> session : sessions) {
                session.get();
            }
            assertThat(count(database)).isEqualTo(33);
        }
    }
}
