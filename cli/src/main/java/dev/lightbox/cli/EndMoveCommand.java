package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.TenantOperation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Complete the move of the Xray data of a site, or cancel it. */
@Command(
        name = "end-move",
        description = "Complete the move of the Xray data of a site, or cancel it.",
        footer = {"%nExample:", "  lightbox site end-move"})
final class EndMoveCommand extends SiteOperationCommand<TenantOperation.DataResidency> {
    @Option(names = "--cancel", description = "The data stays where it was.")
    boolean cancel;

    @Override
    Operation<TenantOperation.DataResidency> operation() {
        return new TenantOperation.EndMove(!cancel);
    }

    @Override
    void print(TenantOperation.DataResidency residency, PrintWriter out) {
        ResidencyText.print(residency, out);
    }
}
