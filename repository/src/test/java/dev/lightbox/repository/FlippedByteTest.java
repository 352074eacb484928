package dev.lightbox.repository;

import static dev.lightbox.repository.TestSettings.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.Finding;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import dev.lightbox.kernel.Secret;
import dev.lightbox.kernel.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A flipped byte anywhere in a repository is found, and the file is named. Every byte of every file is tried. */
class FlippedByteTest {
    private final MemoryBlobStore store = new MemoryBlobStore();

    @TestFactory
    Stream<DynamicTest> aFlippedByteIsFoundAndItsFileNamed() {
        Repository repository = Repository.create(store, PASSWORD, TestSettings.seeded(7));
        repository.passwords().add(Secret.of("a second password"));
        SnapshotManifest first = commit(repository, null, 4);
        commit(repository, first.id(), 6);
        RepositoryWriter writer = repository.writer(); // holds a lock, so that there is a lock file to damage
        writer.put("left without a snapshot".getBytes());
        writer.flush();
        assertThat(repository.check(CheckDepth.ALL_DATA, Progress.none()).healthy())
                .isTrue();
        return store.list("").stream()
                .map(file -> DynamicTest.dynamicTest(file.name().value(), () -> flipEach(repository, file.name())));
    }

    private void flipEach(Repository repository, BlobName file) {
        byte[] intact = store.read(file, Integer.MAX_VALUE);
        List<Integer> missed = new ArrayList<>();
        for (int position = 0; position < intact.length; position++) {
            byte[] flipped = intact.clone();
            flipped[position] ^= (byte) (1 << position % 8);
            store.tamper(file, flipped);
            if (!isNamed(repository, file)) {
                missed.add(position);
            }
        }
        store.tamper(file, intact);
        assertThat(missed).as("positions that were not found in %s", file).isEmpty();
        assertThat(repository.check(CheckDepth.ALL_DATA, Progress.none()).healthy())
                .isTrue();
    }

    private static boolean isNamed(Repository repository, BlobName file) {
        CheckReport report = repository.check(CheckDepth.ALL_DATA, Progress.none());
        return !report.healthy() && problems(report).anyMatch(text -> text.contains(file.value()));
    }

    @Test
    void aFlippedByteOfConfigOrOnlyKeyIsNamedWhenTheRepositoryIsOpened() {
        Repository.create(store, PASSWORD, TestSettings.seeded(7));
        for (StoredBlob file : store.list("")) {
            byte[] intact = store.read(file.name(), Integer.MAX_VALUE);
            for (int position = 0; position < intact.length; position++) {
                byte[] flipped = intact.clone();
                flipped[position] ^= 0x10;
                store.tamper(file.name(), flipped);
                assertThat(failureOfOpening()).contains(file.name().value());
            }
            store.tamper(file.name(), intact);
        }
    }

    private String failureOfOpening() {
        try (Repository _ = Repository.open(store, PASSWORD, TestSettings.seeded(8))) {
            return "opened";
        } catch (LightboxException e) {
            return e.getMessage();
        }
    }

    private static Stream<String> problems(CheckReport report) {
        return report.findings().stream()
                .filter(finding -> finding.severity() == Severity.PROBLEM)
                .map(Finding::observed);
    }

    private static SnapshotManifest commit(Repository repository, SnapshotId parent, int entries) {
        try (RepositoryWriter writer = repository.writer()) {
            List<SnapshotEntry> written = new ArrayList<>();
            for (int i = 0; i < entries; i++) {
                written.add(writer.put(
                        "tests/CALC-" + i, ("content " + i).repeat(i + 1).getBytes()));
            }
            return writer.commit(new SnapshotDraft(parent, "{}", written));
        }
    }
}
