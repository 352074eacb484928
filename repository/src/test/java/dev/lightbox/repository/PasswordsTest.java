package dev.lightbox.repository;

import static dev.lightbox.repository.TestSettings.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private static final Secret OTHER = Secret.of("another password");

    private final MemoryBlobStore store = new MemoryBlobStore();
    private final Repository repository = Repository.create(store, PASSWORD, TestSettings.seeded(1));

    @Test
    void aWrongPasswordIsToldAsSuch() {
        assertFails(ErrorCode.WRONG_PASSWORD, () -> open(OTHER));
    }

    @Test
    void eachOfSeveralPasswordsOpensTheRepository() {
        repository.passwords().add(OTHER);

        assertThat(open(OTHER).passwords().list()).hasSize(2);
        assertThat(open(PASSWORD).passwords().list()).hasSize(2);
    }

    @Test
    void aChangedPasswordReplacesTheOldOneAndNoOtherFile() {
        try (RepositoryWriter writer = repository.writer()) {
            writer.commit(new SnapshotDraft(null, "{}", List.of(writer.put("a", new byte[] {1}))));
        }
        List<StoredBlob> before = withoutKeys();

        repository.passwords().change(OTHER);

        assertThat(withoutKeys()).isEqualTo(before);
        assertThat(open(OTHER).snapshots()).hasSize(1);
        assertFails(ErrorCode.WRONG_PASSWORD, () -> open(PASSWORD));
        assertThat(repository.passwords().list()).singleElement().matches(Passwords.Password::inUse);
    }

    @Test
    void aRemovedPasswordOpensNothing() {
        String id = repository.passwords().add(OTHER);

        repository.passwords().remove(id);

        assertFails(ErrorCode.WRONG_PASSWORD, () -> open(OTHER));
        assertFails(ErrorCode.NOT_FOUND, () -> repository.passwords().remove(id));
    }

    @Test
    void thePasswordInUseIsNotRemoved() {
        String id = repository.passwords().list().getFirst().id();

        assertFails(ErrorCode.INVALID_INPUT, () -> repository.passwords().remove(id));
    }

    @Test
    void aDamagedKeyFileDoesNotKeepAnotherPasswordOut() {
        String id = repository.passwords().add(OTHER);
        BlobName file = new BlobName("keys/" + id);
        byte[] key = store.read(file, 4096);
        key[40] ^= 1;
        store.tamper(file, key);

        assertThat(open(PASSWORD).snapshots()).isEmpty();
        assertThatThrownBy(() -> open(OTHER)).hasMessageContaining(file.value());
    }

    @Test
    void aForgedKeyFileCannotAskForMoreMemoryThanASmallServerHas() {
        BlobName file = store.list("keys/").getFirst().name();
        byte[] key = store.read(file, 4096);
        key[13] = 0x7F; // the highest byte of the memory cost
        store.delete(file);
        BlobName forged = new BlobName("keys/" + Hash256.sha256(key));
        store.tamper(forged, key);

        assertThatThrownBy(() -> open(PASSWORD))
                .isInstanceOf(LightboxException.class)
                .hasMessageContaining(forged.value())
                .hasMessageContaining("memory");
    }

    @Test
    void thereIsAnEndToPasswords() {
        for (int i = 1; i < 32; i++) {
            repository.passwords().add(Secret.of("password " + i));
        }
        assertFails(ErrorCode.INVALID_INPUT, () -> repository.passwords().add(OTHER));
    }

    private Repository open(Secret password) {
        return Repository.open(store, password, TestSettings.seeded(2));
    }

    private List<StoredBlob> withoutKeys() {
        return store.list("").stream()
                .filter(file -> !file.name().value().startsWith("keys/"))
                .toList();
    }

    private static void assertFails(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        LightboxException.class,
                        failure -> assertThat(failure.code()).isEqualTo(code));
    }
}
