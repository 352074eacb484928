package dev.lightbox.cli;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.Progress;
import dev.lightbox.server.operations.KeyOperation;
import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.Operations;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Removes many API keys. */
@Command(
        name = "delete-many",
        description =
                "Delete many API keys, one after the other, after asking whether that is meant. They and their tokens stop"
                        + " working at once.",
        footer = {
            "%nExamples:",
            "  lightbox keys delete-many --all --filter never-used --yes",
            "  lightbox keys delete-many 8CF3CEA946DB4059A9999D3AF4035EFE 702B8973BEEF4A17A4D67B2E2923570B"
        })
final class DeleteKeysCommand extends SiteOperationCommand<KeyOperation.BulkOutcome> {
    @Mixin
    KeySelectionOptions keys = new KeySelectionOptions();

    @Mixin
    ConfirmOption confirmed = new ConfirmOption();

    @Override
    KeyOperation.BulkOutcome askSite(Operations operations, Actor actor, Progress progress) {
        KeyOperation.Selected selected = operations.run(new KeyOperation.DescribeSelection(keys.selection()), actor);
        confirmed.require(
                "delete " + selected.count() + (selected.count() == 1 ? " API key" : " API keys") + lastUse(selected),
                System.console());
        return super.askSite(operations, actor, progress);
    }

    private static String lastUse(KeyOperation.Selected selected) {
        return selected.lastUsed().stream()
                .findFirst()
                .map(key -> ", one of them last used: " + KeyText.use(key.lastUse()))
                .orElse("");
    }

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
