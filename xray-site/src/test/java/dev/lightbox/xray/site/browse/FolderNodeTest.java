package dev.lightbox.xray.site.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FolderNodeTest {
    private static final FolderNode DEEP = new FolderNode("Deep", "/Empty/Deep", 3, List.of());
    private static final FolderNode EMPTY = new FolderNode("Empty", "/Empty", 3, List.of(DEEP));
    private static final FolderNode LAST = new FolderNode("Last", "/Last", 2, List.of());

    @Test
    void theFirstFolderWithTestsIsFoundBelowEmptyOnes() {
        FolderNode root = new FolderNode("", "/", 5, List.of(EMPTY, LAST));

        assertThat(root.ownTests()).isZero();
        assertThat(root.firstWithTests()).contains(DEEP);
    }

    @Test
    void aRootWithTestsComesFirst() {
        FolderNode root = new FolderNode("", "/", 6, List.of(EMPTY, LAST));

        assertThat(root.ownTests()).isEqualTo(1);
        assertThat(root.firstWithTests()).contains(root);
    }

    @Test
    void whereThereAreNoTestsThereIsNoSuchFolder() {
        FolderNode root = new FolderNode("", "/", 0, List.of(new FolderNode("None", "/None", 0, List.of())));

        assertThat(root.firstWithTests()).isEmpty();
    }
}
