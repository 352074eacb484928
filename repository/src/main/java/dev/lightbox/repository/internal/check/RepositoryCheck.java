package dev.lightbox.repository.internal.check;

import dev.lightbox.kernel.Progress;
import dev.lightbox.repository.CheckDepth;
import dev.lightbox.repository.CheckReport;
import dev.lightbox.repository.RepositorySettings;
import dev.lightbox.repository.internal.store.SealedStore;

/** x */
public final class RepositoryCheck {
    public RepositoryCheck(SealedStore store, RepositorySettings settings, Progress progress) {}

    public CheckReport run(CheckDepth depth) {
        return new CheckReport(depth, java.util.List.of(), 0, 0, 0, 0);
    }
}
