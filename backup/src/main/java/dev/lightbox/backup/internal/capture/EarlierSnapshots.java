package dev.lightbox.backup.internal.capture;

import dev.lightbox.backup.BackupState;
import dev.lightbox.backup.SnapshotInfo;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.repository.SnapshotId;
import dev.lightbox.repository.SnapshotManifest;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the snapshots that are there already say about a site. It is known by its address; and by its tenant as soon as a
 * token names one, since the address changes when the data moves to another region.
 */
public final class EarlierSnapshots {
    /** One of them. */
    public record Earlier(SnapshotId id, SnapshotInfo info) {
        /** The snapshot in a sentence. */
        String words() {
            return "Snapshot " + id.shortForm() + " of " + info.startedAt();
        }
    }

    private final URI baseUrl;
    private final List<Earlier> newestFirst;

    private EarlierSnapshots(URI baseUrl, List<Earlier> newestFirst) {
        this.baseUrl = baseUrl;
        this.newestFirst = newestFirst;
    }

    /**
     * What they say about the site at {@code baseUrl}.
     *
     * @param manifests newest first; those that something else wrote are left aside
     */
    public static EarlierSnapshots of(URI baseUrl, List<SnapshotManifest> manifests) {
        List<Earlier> found = new ArrayList<>();
        for (SnapshotManifest manifest : manifests) {
            try {
                found.add(new Earlier(manifest.id(), SnapshotInfo.of(manifest)));
            } catch (LightboxException _) {
                // Another program or a newer Lightbox wrote it: it says nothing about this site that we could read.
            }
        }
        return new EarlierSnapshots(baseUrl, found);
    }

    /** The newest from the same address. */
    public Optional<Earlier> newest() {
        return newestFirst.stream().filter(this::sameAddress).findFirst();
    }

    private boolean sameAddress(Earlier earlier) {
        return earlier.info.baseUrl().equals(baseUrl);
    }

    /** Whether one of a tenant is complete. */
    boolean isAnyComplete(String tenant) {
        return newestFirst.stream()
                .filter(earlier -> isOf(tenant, earlier))
                .anyMatch(earlier -> earlier.info.state() == BackupState.COMPLETE);
    }

    private boolean isOf(String tenant, Earlier earlier) {
        return earlier.info.tenant().equals(tenant) && (!tenant.isEmpty() || sameAddress(earlier));
    }

    /** Keys by ids of all projects that they hold for a tenant and that nobody said to be gone since. */
    Map<String, String> projects(String tenant) {
        Map<String, String> projects = new TreeMap<>();
        for (Earlier earlier : newestFirst.reversed()) {
            if (isOf(tenant, earlier)) {
                projects.putAll(earlier.info.projects());
                projects.keySet().removeAll(earlier.info.goneProjects().keySet());
            }
        }
        return Collections.unmodifiableMap(projects);
    }
}
