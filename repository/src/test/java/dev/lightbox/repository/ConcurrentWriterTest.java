package dev.lightbox.repository;

import static dev.lightbox.repository.TestSettings.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConcurrentWriterTest {
    private final MemoryBlobStore store = new MemoryBlobStore();
    private final Repository repository = Repository.create(store, PASSWORD, TestSettings.seeded(1));

    @Test
    void threadsThatPutTheSameContentsStoreEachOnce() throws Exception {
        SnapshotManifest written;
        try (RepositoryWriter writer = repository.writer();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<SnapshotEntry>>> tasks = IntStream.range(0, 8)
                    .<Callable<List<SnapshotEntry>>>mapToObj(_ -> () -> putAll(writer))
                    .toList();
            List<SnapshotEntry> entries = new ArrayList<>();
            for (Future<List<SnapshotEntry>> task : threads.invokeAll(tasks)) {
                entries = task.get();
            }
            written = writer.commit(new SnapshotDraft(null, "{}", entries));
        }

        CheckReport report = repository.check(CheckDepth.ALL_DATA, Progress.none());
        assertThat(report.healthy()).isTrue();
        assertThat(repository.snapshot(written.id()).entries()).hasSize(2_000);
        assertThat(store.list("packs/").stream().mapToLong(StoredBlob::size).sum())
                .isLessThan(2_000 * 200);
    }

    @Test
    void twoProcessesThatWriteAtOnceBothSucceed() {
        Repository other = Repository.open(store, PASSWORD, TestSettings.seeded(2));
        try (RepositoryWriter first = repository.writer();
                RepositoryWriter second = other.writer()) {
            List<SnapshotEntry> mine = putAll(first);
            List<SnapshotEntry> theirs = putAll(second);
            first.commit(new SnapshotDraft(null, "{\"by\":1}", mine));
            second.commit(new SnapshotDraft(null, "{\"by\":2}", theirs));
        }

        assertThat(repository.snapshots()).hasSize(2).isEqualTo(other.snapshots());
        assertThat(repository.check(CheckDepth.ALL_DATA, Progress.none()).healthy())
                .isTrue();
    }

    private static List<SnapshotEntry> putAll(RepositoryWriter writer) {
        return IntStream.range(0, 2_000)
                .mapToObj(i -> writer.put("item/" + i, ("content " + i).getBytes()))
                .toList();
    }
}
