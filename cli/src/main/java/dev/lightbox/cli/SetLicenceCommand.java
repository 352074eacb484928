package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.TenantOperation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Limit the requests of a site as its licence does. */
@Command(
        name = "licence",
        description = "Limit the requests of a site as its licence does.",
        footer = {"%nExample:", "  lightbox site licence standard --site Trial"})
final class SetLicenceCommand extends SiteOperationCommand<TenantOperation.OneOf> {
    @Parameters(
            paramLabel = "LICENCE",
            description = "unlimited; standard: 300 requests in 5 minutes; enterprise: 1000.")
    String licence = "";

    @Override
    Operation<TenantOperation.OneOf> operation() {
        return new TenantOperation.SetLicence(licence);
    }

    @Override
    void print(TenantOperation.OneOf site, PrintWriter out) {
        out.println(site.name() + " may make "
                + (site.requests() == null ? "any number of requests." : site.requests() + " requests in 5 minutes."));
    }
}
