package dev.lightbox.xray.site.regions;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import dev.lightbox.xray.api.Region;
import dev.lightbox.xray.site.Tenant;
import dev.lightbox.xray.site.regions.internal.ContentStamp;
import dev.lightbox.xray.site.regions.internal.ContentTable;
import dev.lightbox.xray.site.regions.internal.ContentTables;
import dev.lightbox.xray.site.regions.internal.MoveTurn;
import dev.lightbox.xray.site.regions.internal.TenantRows;
import dev.lightbox.xray.site.users.ResidencyMove;
import dev.lightbox.xray.site.users.ResidencyMove.Phase;
import dev.lightbox.xray.site.users.ResidencyMoves;
import dev.lightbox.xray.site.users.Tenants;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Carries a tenant's content from one region's store to another's: copied, compared, switched to in one transaction, and
 * deleted where it was. Whatever interrupts it, the region that the tenant's row names has all of the content, and asking
 * again goes on. One move at a time on each node, and each on one node at a time; thread-safe.
 */
public final class ContentMove {
    private final SiteRegions regions;
    private final ResidencyMoves moves;
    private final Tenants tenants;
    private final ReentrantLock one = new ReentrantLock();

    public ContentMove(SiteRegions regions, ResidencyMoves moves, Tenants tenants) {
        this.regions = regions;
        this.moves = moves;
        this.tenants = tenants;
    }

    /**
     * Does all that is left of the move; then the target serves and the source has nothing of the tenant.
     *
     * @throws LightboxException {@code NOT_FOUND} when no move is under way, {@code ALREADY_EXISTS} while something else
     *     works on the content, {@code CANCELLED} when it was stopped: the move can be completed or cancelled later
     */
    public Tenant complete(long tenantId, AuditTrail.Actor actor, Progress progress) {
        return alone(tenantId, () -> {
            ResidencyMove move = find(tenantId);
            if (move.phase() != Phase.SWITCHED) {
                arrive(move.phase() == Phase.VERIFIED ? move : copied(move, progress), actor);
            }
            clean(move, progress);
            return tenants.get(tenantId);
        });
    }

    /**
     * Deletes what was copied; the content stays where it was.
     *
     * @throws LightboxException {@code NOT_FOUND} when no move is under way, or the target serves already
     */
    public Tenant cancel(long tenantId, AuditTrail.Actor actor) {
        return alone(tenantId, () -> {
            ResidencyMove move = find(tenantId);
            if (move.phase() == Phase.SWITCHED) {
                throw notMoving(tenantId);
            }
            if (move.phase() != Phase.STARTED) {
                moves.note(tenantId, Phase.COPYING, "");
                deleteAll(in(move.target(), tenantId), new Told(Progress.none(), "Removing the copy", -1));
            }
            return moves.cancel(tenantId, actor);
        });
    }

    /**
     * Deletes what moves have left behind that were interrupted after the target began to serve. What another node is
     * just deleting is left to it.
     */
    public void tidy() {
        for (ResidencyMove move : moves.switched()) {
            turn(move.tenantId()).ifPresent(turn -> {
                try (turn) {
                    clean(move, Progress.none());
                }
            });
        }
    }

    private interface Step<T> {
        T run();
    }

    private <T> T alone(long tenantId, Step<T> step) {
        if (!one.tryLock()) {
            throw busy("A move of Xray data is being carried out.");
        }
        try (MoveTurn _ =
                turn(tenantId).orElseThrow(() -> busy("A move of Xray data is being carried out on another node."))) {
            return step.run();
        } finally {
            one.unlock();
        }
    }

    private Optional<MoveTurn> turn(long tenantId) {
        return MoveTurn.take(regions.of(tenantId).store(), tenantId);
    }

    private ResidencyMove copied(ResidencyMove move, Progress progress) {
        long tenantId = move.tenantId();
        if (regions.in(move.source()).jobs().running(tenantId)) {
            throw busy("An import or a backup works on the Xray data of this site.");
        }
        TenantRows source = in(move.source(), tenantId);
        TenantRows target = in(move.target(), tenantId);
        moves.note(tenantId, Phase.COPYING, "");
        deleteAll(target, new Told(progress, "Removing an earlier copy", -1));
        ContentStamp stamp = ContentStamp.of(source);
        Map<ContentTable, String> digests = new HashMap<>();
        Told copying = new Told(progress, "Copying to " + move.target(), stamp.rows());
        ContentTables.ALL.forEach(table -> digests.put(table, source.copyTo(target, table, copying::add)));
        Told comparing = new Told(progress, "Comparing the copy", stamp.rows());
        for (ContentTable table : ContentTables.ALL) {
            requireSame(table, Objects.requireNonNull(digests.get(table)), target.digest(table, comparing::add));
        }
        moves.note(tenantId, Phase.VERIFIED, stamp.text());
        return find(tenantId);
    }

    private static void requireSame(ContentTable table, String original, String copy) {
        if (!original.equals(copy)) {
            throw new LightboxException(
                    ErrorCode.INTERNAL,
                    "The copy of the Xray data differs from the original in the table " + table.name() + ".",
                    "Complete the move again: it begins anew. Nothing is lost; the original is untouched.");
        }
    }

    private void arrive(ResidencyMove move, AuditTrail.Actor actor) {
        TenantRows source = in(move.source(), move.tenantId());
        try {
            var _ = moves.arrive(move, source.store(), actor, _ -> {
                if (!ContentStamp.of(source).text().equals(move.stamp())) {
                    throw busy("The Xray data has changed since it was copied.");
                }
            });
        } catch (LightboxException changed) {
            moves.note(move.tenantId(), Phase.COPYING, "");
            throw changed;
        }
    }

    private void clean(ResidencyMove move, Progress progress) {
        deleteAll(
                in(move.source(), move.tenantId()), new Told(progress, "Removing the data from " + move.source(), -1));
        moves.end(move.tenantId());
    }

    private static void deleteAll(TenantRows rows, Told told) {
        ContentTables.ALL.reversed().forEach(table -> rows.delete(table, told::add));
    }

    private TenantRows in(Region region, long tenantId) {
        return new TenantRows(regions.in(region).store(), tenantId);
    }

    private ResidencyMove find(long tenantId) {
        return moves.find(tenantId).orElseThrow(() -> notMoving(tenantId));
    }

    private LightboxException notMoving(long tenantId) {
        return new LightboxException(
                ErrorCode.NOT_FOUND,
                "No move of the Xray data of \"" + tenants.get(tenantId).name() + "\" is under way.",
                "Look at the site's data residency.");
    }

    private static LightboxException busy(String what) {
        return new LightboxException(ErrorCode.ALREADY_EXISTS, what, "Complete the move again in a while.");
    }

    /** Counts rows for the person who waits, and lets them stop between two packets. */
    private static final class Told {
        private final Progress progress;
        private final String phase;
        private final long total;
        private long done;

        Told(Progress progress, String phase, long total) {
            this.progress = progress;
            this.phase = phase;
            this.total = total;
        }

        void add(int rows) {
            done += rows;
            progress.report(new Progress.Step(phase, done, total));
            progress.checkpoint();
        }
    }
}
