package dev.lightbox.cli;

import dev.lightbox.backup.BackupRun;
import dev.lightbox.backup.BackupState;
import dev.lightbox.backup.Gap;
import dev.lightbox.backup.ItemKind;
import java.io.PrintWriter;

/** Tells a backup run to a person. */
final class RunText {
    private static final int GAPS_SHOWN = 20;

    private RunText() {}

    static void print(BackupRun run, PrintWriter out) {
        out.println(stateName(run) + "  " + run.connectionLabel() + "  run " + run.id());
        out.println(Table.printable(run.message()));
        run.snapshotId().ifPresent(id -> out.println("Snapshot " + id));
        Table counts = new Table("KIND", "CAPTURED");
        for (ItemKind kind : ItemKind.values()) {
            if (run.counts().of(kind) > 0) {
                counts.row(kind.label(), run.counts().of(kind));
            }
        }
        if (!counts.isEmpty()) {
            counts.print(out);
        }
        for (Gap gap : run.gaps().stream().limit(GAPS_SHOWN).toList()) {
            out.println(Table.printable(
                    "! " + gap.kind().label() + " " + gap.projectId() + " " + gap.id() + ": " + gap.reason()));
        }
        if (run.gapCount() > GAPS_SHOWN) {
            out.println("… and " + (run.gapCount() - GAPS_SHOWN) + " more gaps; the snapshot names them all.");
        }
        out.println(run.requests() + " requests.");
    }

    static String stateName(BackupRun run) {
        return run.state().map(BackupState::name).orElse("RUNNING");
    }

    static ExitCode exitCode(BackupRun run) {
        if (run.state().isEmpty()) {
            return ExitCode.BUSY;
        }
        return switch (run.state().get()) {
            case COMPLETE -> ExitCode.DONE;
            case COMPLETE_WITH_GAPS -> ExitCode.FINDINGS;
            case FAILED, SKIPPED_NO_CREDENTIALS, INTERRUPTED -> ExitCode.FAILED;
        };
    }
}
