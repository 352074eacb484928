package dev.lightbox.doctor.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.DatabaseConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A check that is due and never ends, and the threads of the runner around it. */
class HangingCheckTest {
    private static final String SITE = "c1";

    @TempDir
    Path folder;

    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private Instant now = Instant.parse("2026-03-10T09:00:00Z");
    private Database database;
    private ConnectionHealth health;

    @BeforeEach
    void oneCheckIsDue() {
        database = Database.open(DatabaseConfig.sqlite(folder.resolve("l.db")));
        health = new ConnectionHealth(database, () -> now, new RandomIds(new Random(1)), Jitter.NONE);
        health.schedule().choose(SITE, 5);
        now = now.plus(Duration.ofMinutes(5));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private HealthRunner runner(Alerts... alerts) {
        return new HealthRunner(health, new Hanging(hanging, ended), List.of(alerts), Thread::sleep);
    }

    @Test
    void closingEndsACheckThatHangs() throws Exception {
        HealthRunner runner = runner();
        runner.start();
        hanging.await();

        runner.close();

        assertThat(ended.getCount()).isZero();
    }

    @Test
    void aCheckThatHangsHoldsNoNewsBack() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        // The first round of the alerts waits for the check that hangs.
        HealthRunner runner = runner(new Told(hanging, told));
        health.outbox()
                .add(new Alert("r1", SITE, "Production", Alert.Kind.REMINDER, now, null, null, "News.", List.of()));
        runner.start();

        assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();

        runner.close();
    }

    /** A receiver that takes news while a check hangs. */
    private record Told(CountDownLatch hanging, CountDownLatch told) implements Alerts {
        @Override
        public String channel() {
            return "mail";
        }

        @Override
        public String receiver() {
            return "the test";
        }

        @Override
        public Handed send(Alert alert) {
            try {
                hanging.await();
            } catch (InterruptedException stopped) {
                throw new LightboxException(ErrorCode.CANCELLED, "Stopped.", "Start again.", stopped);
            }
            told.countDown();
            return Handed.TO_ALL;
        }
    }

    /** A site that never answers. */
    private record Hanging(CountDownLatch begun, CountDownLatch ended) implements Patients {
        @Override
        public Map<String, String> all() {
            return Map.of(SITE, "Production");
        }

        @Override
        public void check(String connection, Occasion occasion) {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stopped) {
                ended.countDown();
                throw new LightboxException(ErrorCode.CANCELLED, "Stopped.", "Start again.", stopped);
            }
        }
    }
}
