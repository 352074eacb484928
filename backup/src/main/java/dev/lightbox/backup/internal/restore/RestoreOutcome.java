package dev.lightbox.backup.internal.restore;

import dev.lightbox.backup.ItemKind;
import dev.lightbox.backup.RestoreReport;
import dev.lightbox.kernel.Progress;
import dev.lightbox.xray.client.FieldAnswer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what a restore does, and keeps what did not work. Not thread-safe. */
final class RestoreOutcome {
    private final Progress progress;
    private final long total;
    private final Map<ItemKind, Long> created = new EnumMap<>(ItemKind.class);
    private final Map<ItemKind, Long> existed = new EnumMap<>(ItemKind.class);
    private final List<RestoreReport.Failure> failures = new ArrayList<>();
    private long failureCount;
    private long done;

    RestoreOutcome(Progress progress, long total) {
        this.progress = progress;
        this.total = total;
    }

    void created(ItemKind kind) {
        created.merge(kind, 1L, Long::sum);
        step(kind);
    }

    void existed(ItemKind kind) {
        existed.merge(kind, 1L, Long::sum);
        step(kind);
    }

    private void step(ItemKind kind) {
        progress.report(new Progress.Step("Restoring " + kind.label() + "s", ++done, total));
    }

    void failed(ItemKind kind, String id, String label, String reason) {
        failureCount++;
        if (failures.size() < RestoreReport.FAILURES_KEPT) {
            failures.add(new RestoreReport.Failure(kind, id, label, reason));
        }
    }

    /** Why an answer brought nothing. */
    static String reason(FieldAnswer answer) {
        return answer.errors().isEmpty()
                ? "The target answered nothing."
                : answer.errors().getFirst().message();
    }

    Map<ItemKind, Long> created() {
        return created;
    }

    Map<ItemKind, Long> existed() {
        return existed;
    }

    List<RestoreReport.Failure> failures() {
        return failures;
    }

    long failureCount() {
        return failureCount;
    }
}
