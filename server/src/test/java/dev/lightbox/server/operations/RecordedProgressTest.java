package dev.lightbox.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.backup.BackupRuns;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.DatabaseConfig;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedProgressTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2030-01-01T00:00:00Z"));
    private final InstantSource clock = now::get;
    private final List<Progress.Step> told = new ArrayList<>();
    private final Progress listener = new Progress() {
        @Override
        public void report(Step step) {
            told.add(step);
        }

        @Override
        public boolean cancelRequested() {
            return false;
        }
    };

    @TempDir
    Path folder;

    private static Progress.Step step(int done) {
        return new Progress.Step("Reading tests", done, 9);
    }

    @Test
    void theHistoryHearsOfItOncePerSecondAndTheListenerEachTime() {
        try (Database database = Database.open(DatabaseConfig.sqlite(folder.resolve("lightbox.db")))) {
            BackupRuns runs = new BackupRuns(database, clock, new RandomIds(new Random(1)));
            String id = runs.begin("", "sample").id();
            RecordedProgress progress = new RecordedProgress(id, runs, listener, clock);

            progress.report(step(1));
            progress.report(step(2));

            assertThat(runs.find(id).orElseThrow().step()).isEqualTo(step(1));
            now.updateAndGet(instant -> instant.plusSeconds(2));
            progress.report(step(3));
            assertThat(runs.find(id).orElseThrow().step()).isEqualTo(step(3));
            assertThat(told).containsExactly(step(1), step(2), step(3));
        }
    }

    @Test
    void aDatabaseThatIsAwayForAMomentDoesNotEndABackup() {
        Database away = (Database)
                Proxy.newProxyInstance(Database.class.getClassLoader(), new Class<?>[] {Database.class}, (_, _, _) -> {
                    throw new LightboxException(ErrorCode.DATABASE_UNAVAILABLE, "The database is away.", "Wait.");
                });
        BackupRuns runs = new BackupRuns(away, clock, new RandomIds(new Random(1)));

        new RecordedProgress("some-run", runs, listener, clock).report(step(1));

        assertThat(told).containsExactly(step(1));
    }
}
