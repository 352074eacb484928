package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.TenantOperation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** Show where the data of a site is, and which listeners serve it. */
@Command(
        name = "residency",
        description = "Show where the data of a site is, and which listeners serve it.",
        footer = {"%nExample:", "  lightbox site residency"})
final class ShowResidencyCommand extends SiteOperationCommand<TenantOperation.DataResidency> {
    @Override
    Operation<TenantOperation.DataResidency> operation() {
        return new TenantOperation.ShowResidency();
    }

    @Override
    void print(TenantOperation.DataResidency residency, PrintWriter out) {
        ResidencyText.print(residency, out);
    }
}
