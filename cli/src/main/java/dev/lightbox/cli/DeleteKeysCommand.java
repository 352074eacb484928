package dev.lightbox.cli;

import dev.lightbox.server.operations.KeyOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Removes many API keys. */
@Command(
        name = "delete-many",
        description = "Delete many API keys, one after the other. They and their tokens stop working at once.",
        footer = {
            "%nExamples:",
            "  lightbox keys delete-many --all --filter never-used",
            "  lightbox keys delete-many 8CF3CEA946DB4059A9999D3AF4035EFE 702B8973BEEF4A17A4D67B2E2923570B"
        })
final class DeleteKeysCommand extends SiteOperationCommand<KeyOperation.BulkOutcome> {
    @Mixin
    KeySelectionOptions keys = new KeySelectionOptions();

    @Override
    Operation<KeyOperation.BulkOutcome> operation() {
        return new KeyOperation.DeleteKeys(keys.selection());
    }

    @Override
    void print(KeyOperation.BulkOutcome outcome, PrintWriter out) {
        BulkText.print(outcome, out);
    }

    @Override
    ExitCode exitCode(KeyOperation.BulkOutcome outcome) {
        return BulkText.exitCode(outcome);
    }
}
