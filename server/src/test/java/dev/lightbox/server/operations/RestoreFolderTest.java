package dev.lightbox.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.backup.IdMap;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestoreFolderTest {
    private static final UUID TARGET = UUID.fromString("9b8c7d6e-0000-4000-8000-000000000000");

    @TempDir
    Path restores;

    @ParameterizedTest
    @ValueSource(strings = {"../../..", "/etc/x", "..", ".", "", "a/b", "\u0000"})
    void whateverASiteCallsItsTenantTheFolderStaysInItsPlace(String tenant) {
        RestoreFolder folder = RestoreFolder.create(restores, tenant, TARGET);

        assertThat(folder.journal().getParent().getParent()).isEqualTo(restores);
        assertThat(folder.restore()).matches("[0-9A-Za-z]+-9b8c7d6e");
    }

    @Test
    void restoresOfOneTenantIntoOneConnectionShareAFolder() {
        RestoreFolder folder = RestoreFolder.create(restores, "0d1e2f3a-4b5c", TARGET);

        assertThat(folder.restore()).isEqualTo("0d1e2f3a-9b8c7d6e");
        assertThat(folder.isInto(TARGET)).isTrue();
        assertThat(folder.isInto(new UUID(1, 1))).isFalse();
    }

    @Test
    void theIdsThatWereKeptComeBack() {
        RestoreFolder folder = RestoreFolder.create(restores, "tenant", TARGET);
        IdMap ids = new IdMap(Map.of(IdMap.Type.ISSUE, Map.of("10001", "20001")));

        folder.keep(ids);

        assertThat(folder.ids()).isEqualTo(ids);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../restores", "", "nowhere"})
    void aRestoreThatWasNeverPlannedIsNotFound(String restore) {
        assertThatThrownBy(() -> RestoreFolder.find(restores, restore))
                .isInstanceOfSatisfying(
                        LightboxException.class, told -> assertThat(told.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }
}
