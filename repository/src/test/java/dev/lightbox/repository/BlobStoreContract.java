package dev.lightbox.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What every {@link BlobStore} promises. Extend it for each implementation and for each decorator. */
public abstract class BlobStoreContract {
    private static final BlobName NAME = new BlobName("packs/ab/abcd");

    /** A store without files; the test closes it. */
    protected abstract BlobStore newStore();

    @Test
    void whatIsWrittenIsReadAndListed() {
        try (BlobStore store = newStore()) {
            store.write(NAME, new byte[] {1, 2, 3});

            assertThat(store.read(NAME, 3)).containsExactly(1, 2, 3);
            assertThat(store.exists(NAME)).isTrue();
            assertThat(store.list("")).containsExactly(new StoredBlob(NAME, 3));
        }
    }

    @Test
    void anEmptyFileIsAFile() {
        try (BlobStore store = newStore()) {
            store.write(NAME, new byte[0]);

            assertThat(store.read(NAME, 0)).isEmpty();
            assertThat(store.list("packs/")).containsExactly(new StoredBlob(NAME, 0));
        }
    }

    @Test
    void aSecondWriteOfANameFailsAndKeepsTheFirstContent() {
        try (BlobStore store = newStore()) {
            store.write(NAME, new byte[] {1});

            assertFails(ErrorCode.ALREADY_EXISTS, () -> store.write(NAME, new byte[] {2}));

            assertThat(store.read(NAME, 1)).containsExactly(1);
        }
    }

    @Test
    void ofManyWritersOfOneNameExactlyOneWins() throws Exception {
        try (BlobStore store = newStore();
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Boolean>> writers = IntStream.range(0, 16)
                    .<Callable<Boolean>>mapToObj(i -> () -> wins(store, i))
                    .toList();

            int winners = 0;
            for (Future<Boolean> writer : threads.invokeAll(writers)) {
                winners += writer.get() ? 1 : 0;
            }

            assertThat(winners).isEqualTo(1);
            assertThat(store.read(NAME, 100)).hasSize(100);
        }
    }

    private static boolean wins(BlobStore store, int number) {
        byte[] content = new byte[100];
        Arrays.fill(content, (byte) number);
        try {
            store.write(NAME, content);
            return true;
        } catch (LightboxException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.ALREADY_EXISTS);
            return false;
        }
    }

    @Test
    void aPartIsReadWithoutTheRest() {
        try (BlobStore store = newStore()) {
            store.write(NAME, new byte[] {0, 1, 2, 3, 4});

            assertThat(store.read(NAME, 1, 3)).containsExactly(1, 2, 3);
            assertThat(store.read(NAME, 5, 0)).isEmpty();
        }
    }

    @Test
    void aPartBeyondTheEndIsRefused() {
        try (BlobStore store = newStore()) {
            store.write(NAME, new byte[] {0, 1, 2});

            assertFails(ErrorCode.REPOSITORY_DAMAGED, () -> store.read(NAME, 1, 3));
            assertFails(ErrorCode.REPOSITORY_DAMAGED, () -> store.read(NAME, -1, 2));
            assertFails(ErrorCode.REPOSITORY_DAMAGED, () -> store.read(NAME, 4, 0));
        }
    }

    @Test
    void aFileLongerThanTheReaderExpectsIsRefused() {
        try (BlobStore store = newStore()) {
            store.write(NAME, new byte[11]);

            assertFails(ErrorCode.REPOSITORY_DAMAGED, () -> store.read(NAME, 10));
        }
    }

    @Test
    void aMissingFileIsNotFoundByItsName() {
        try (BlobStore store = newStore()) {
            assertThat(store.exists(NAME)).isFalse();
            assertFails(ErrorCode.NOT_FOUND, () -> store.read(NAME, 10));
            assertFails(ErrorCode.NOT_FOUND, () -> store.read(NAME, 0, 1));
        }
    }

    @Test
    void filesAreListedByPrefixAndInOrder() {
        try (BlobStore store = newStore()) {
            List.of("packs/b/b2", "packs/a/a1", "index/c3", "config", "packs/b/b1")
                    .forEach(name -> store.write(new BlobName(name), new byte[] {1}));

            assertThat(store.list(""))
                    .extracting(blob -> blob.name().value())
                    .containsExactly("config", "index/c3", "packs/a/a1", "packs/b/b1", "packs/b/b2");
            assertThat(store.list("packs/")).hasSize(3);
            assertThat(store.list("packs/b/b")).hasSize(2);
            assertThat(store.list("conf")).hasSize(1);
            assertThat(store.list("snapshots/")).isEmpty();
        }
    }

    @Test
    void aDeletedFileIsGoneAndMayBeDeletedAgain() {
        try (BlobStore store = newStore()) {
            store.write(NAME, new byte[] {1});

            store.delete(NAME);
            store.delete(NAME);

            assertThat(store.exists(NAME)).isFalse();
            assertThat(store.list("")).isEmpty();
        }
    }

    @Test
    void aNameIsFreeAgainAfterItsFileWasDeleted() {
        try (BlobStore store = newStore()) {
            store.write(NAME, new byte[] {1});
            store.delete(NAME);

            store.write(NAME, new byte[] {2});

            assertThat(store.read(NAME, 1)).containsExactly(2);
        }
    }

    private static void assertFails(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(LightboxException.class, failure -> {
            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure.getMessage()).contains(NAME.value());
            assertThat(failure.remedy()).isNotBlank();
        });
    }
}
