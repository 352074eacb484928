package dev.lightbox.repository;

import static dev.lightbox.repository.TestSettings.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RepositoryTest {
    private final MemoryBlobStore store = new MemoryBlobStore();
    private final Repository repository = Repository.create(store, PASSWORD, TestSettings.seeded(1));

    @Test
    void whatASnapshotHoldsIsReadBackAfterTheRepositoryWasOpenedAgain() {
        SnapshotManifest written;
        try (RepositoryWriter writer = repository.writer()) {
            List<SnapshotEntry> entries =
                    List.of(writer.put("tests/CALC-2", bytes("two")), writer.put("tests/CALC-1", bytes("one")));
            written = writer.commit(new SnapshotDraft(null, "{\"state\":\"COMPLETE\"}", entries));
        }

        Repository again = Repository.open(store, PASSWORD, TestSettings.seeded(2));

        assertThat(again.snapshots()).containsExactly(written);
        Snapshot snapshot = again.snapshot(written.id());
        assertThat(snapshot.entries()).extracting(SnapshotEntry::path).containsExactly("tests/CALC-1", "tests/CALC-2");
        assertThat(snapshot.read(snapshot.find("tests/CALC-2").orElseThrow())).isEqualTo(bytes("two"));
        assertThat(written.info()).isEqualTo("{\"state\":\"COMPLETE\"}");
        assertThat(written.totalBytes()).isEqualTo(6);
    }

    private static byte[] bytes(String text) {
        return text.getBytes();
    }
}
