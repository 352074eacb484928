package dev.lightbox.repository;

import static dev.lightbox.repository.TestSettings.NOW;
import static dev.lightbox.repository.TestSettings.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.Progress;
import dev.lightbox.kernel.RandomIds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The format is what the files under {@code docs/format/golden/repository-v1} are: they stay readable for ever, and this
 * version writes the same bytes when password, randomness and time are the same. A new release of zstd may compress
 * otherwise; then the second test alone fails, and the files it wrote under {@code target/golden} may replace the old
 * ones after the first test has passed with both.
 */
class GoldenRepositoryTest {
    private static final Path GOLDEN = Path.of("..", "docs", "format", "golden", "repository-v1");
    private static final LockOwner OWNER = new LockOwner("golden", 1, Instant.EPOCH);

    @TempDir
    Path folder;

    @Test
    void theGoldenRepositoryIsReadable() throws IOException {
        // A copy: opening takes locks, and the golden files stay as they are.
        LocalBlobStore store = new LocalBlobStore(folder);
        for (Map.Entry<String, byte[]> file : files(GOLDEN).entrySet()) {
            store.write(new BlobName(file.getKey()), file.getValue());
        }
        Repository repository = Repository.open(store, PASSWORD, TestSettings.seeded(1));

        assertThat(repository.check(CheckDepth.ALL_DATA, Progress.none()).healthy())
                .isTrue();
        assertThat(repository.snapshots())
                .extracting(SnapshotManifest::info)
                .containsExactly(
                        "{\"state\":\"COMPLETE\",\"counts\":{\"tests\":3}}",
                        "{\"state\":\"COMPLETE\",\"counts\":{\"tests\":2}}");
        Snapshot newest = repository.snapshot("latest");
        assertThat(newest.manifest().createdAt()).isEqualTo(NOW);
        assertThat(newest.manifest().parent())
                .contains(repository.snapshots().getLast().id());
        assertThat(newest.manifest().merkleRoot())
                .hasToString("248f75e7c0adf6c0a9e4e88e944128b33268ece7f442e874956cda7205cad39f");
        assertThat(newest.entries())
                .extracting(SnapshotEntry::path)
                .containsExactly("tests/CALC-1", "tests/CALC-2", "tests/CALC-3");
        assertThat(newest.read(newest.find("tests/CALC-3").orElseThrow())).isEqualTo(content(3));
    }

    @Test
    void theSamePasswordRandomnessAndTimeGiveTheSameBytes() throws IOException {
        Path written = Files.createDirectories(Path.of("target", "golden"));
        empty(written);

        write(new LocalBlobStore(written));

        Map<String, byte[]> golden = files(GOLDEN);
        Map<String, byte[]> actual = files(written);
        assertThat(actual.keySet()).isEqualTo(golden.keySet());
        golden.forEach((name, content) -> assertThat(actual.get(name)).as(name).isEqualTo(content));
    }

    private static void write(BlobStore store) {
        // java.util.Random is specified to the bit, so the seed means the same everywhere.
        RandomIds random = new RandomIds(new Random(20260301));
        SnapshotManifest first =
                commit(Repository.create(store, PASSWORD, settings(NOW.minusSeconds(3600), random)), null, 2);
        commit(Repository.open(store, PASSWORD, settings(NOW, random)), first.id(), 3);
    }

    private static RepositorySettings settings(Instant now, RandomIds random) {
        return new RepositorySettings(TestSettings.CHEAP, random, InstantSource.fixed(now), 64 * 1024, OWNER);
    }

    private static SnapshotManifest commit(Repository repository, SnapshotId parent, int tests) {
        try (RepositoryWriter writer = repository.writer()) {
            List<SnapshotEntry> entries = IntStream.rangeClosed(1, tests)
                    .mapToObj(i -> writer.put("tests/CALC-" + i, content(i)))
                    .toList();
            String info = "{\"state\":\"COMPLETE\",\"counts\":{\"tests\":" + tests + "}}";
            return writer.commit(new SnapshotDraft(parent, info, entries));
        }
    }

    private static byte[] content(int number) {
        return ("{\"key\":\"CALC-" + number + "\",\"steps\":["
                        + "{\"action\":\"add\",\"result\":\"sum\"},".repeat(number * 3) + "{}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> files(Path root) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        }
        return files;
    }

    private static void empty(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                Files.delete(path);
            }
        }
    }
}
