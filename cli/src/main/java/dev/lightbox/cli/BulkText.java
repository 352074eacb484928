package dev.lightbox.cli;

import dev.lightbox.server.operations.KeyOperation.BulkOutcome;
import dev.lightbox.server.operations.KeyOperation.KeyOutcome;
import java.io.PrintWriter;

/** What came of many keys, in words for a terminal. */
final class BulkText {
    private BulkText() {}

    static void print(BulkOutcome outcome, PrintWriter out) {
        out.println(outcome.done() + " of " + outcome.selected() + " API Keys done"
                + (outcome.stopped() ? ", then stopped on request." : "."));
        for (KeyOutcome key : outcome.outcomes()) {
            if (key.failure() != null) {
                out.println(Table.printable(key.clientId() + "  failed: " + key.failure()));
            }
        }
    }

    static ExitCode exitCode(BulkOutcome outcome) {
        return outcome.done() == outcome.selected() ? ExitCode.DONE : ExitCode.FINDINGS;
    }
}
