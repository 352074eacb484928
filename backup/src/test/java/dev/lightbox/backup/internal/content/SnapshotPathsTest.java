package dev.lightbox.backup.internal.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.backup.ItemKind;
import dev.lightbox.backup.internal.content.SnapshotPaths.Place;
import org.junit.jupiter.api.Test;

class SnapshotPathsTest {
    @Test
    void whatIsWrittenIsFoundAgain() {
        assertThat(SnapshotPaths.parse(SnapshotPaths.issue(ItemKind.TEST, "10001", "10234")))
                .contains(new Place(ItemKind.TEST, "10001", "", "10234", false));
        assertThat(SnapshotPaths.parse(SnapshotPaths.run("10001", "10300", "65e1f0a2b3c4d5e6f7a8b9c0")))
                .contains(new Place(ItemKind.TEST_RUN, "10001", "10300", "65e1f0a2b3c4d5e6f7a8b9c0", false));
        assertThat(SnapshotPaths.parse(SnapshotPaths.project("10001")))
                .contains(new Place(ItemKind.PROJECT, "10001", "", "10001", false));
        assertThat(SnapshotPaths.parse(SnapshotPaths.folders("10001")))
                .contains(new Place(ItemKind.FOLDERS, "10001", "", "10001", false));
        assertThat(SnapshotPaths.parse(SnapshotPaths.attachment("a-b")))
                .contains(new Place(ItemKind.ATTACHMENT, "", "", "a-b", true));
        assertThat(SnapshotPaths.parse(SnapshotPaths.attachmentInfo("a-b")))
                .contains(new Place(ItemKind.ATTACHMENT, "", "", "a-b", false));
        assertThat(SnapshotPaths.parse(SnapshotPaths.SITE)).isPresent();
    }

    @Test
    void whatANewerVersionAddsIsLeftAside() {
        assertThat(SnapshotPaths.parse("projects/1/dragons/2.json")).isEmpty();
        assertThat(SnapshotPaths.parse("something")).isEmpty();
    }

    @Test
    void anIdCannotLeadElsewhere() {
        assertThatThrownBy(() -> SnapshotPaths.attachment("../x")).isInstanceOf(IllegalArgumentException.class);
    }
}
