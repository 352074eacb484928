package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.TenantOperation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Start to move the data of a site to another region. While Xray data moves, no listener serves it. */
@Command(
        name = "move",
        description =
                "Start to move the data of a site to another region. While Xray data moves, no listener serves it.",
        footer = {"%nExample:", "  lightbox site move au"})
final class MoveCommand extends SiteOperationCommand<TenantOperation.DataResidency> {
    @Parameters(paramLabel = "REGION", description = "us, eu or au.")
    String region = "";

    @Option(
            names = "--product",
            defaultValue = "xray",
            paramLabel = "PRODUCT",
            description = "xray (the default) or jira, whose data has moved at once.")
    String product = "";

    @Override
    Operation<TenantOperation.DataResidency> operation() {
        return new TenantOperation.StartMove(product, region);
    }

    @Override
    void print(TenantOperation.DataResidency residency, PrintWriter out) {
        ResidencyText.print(residency, out);
    }
}
