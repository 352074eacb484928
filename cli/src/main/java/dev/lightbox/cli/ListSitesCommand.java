package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.TenantOperation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** List the sites that this Lightbox serves. */
@Command(
        name = "list",
        description = "List the sites that this Lightbox serves.",
        footer = {"%nExample:", "  lightbox site list"})
final class ListSitesCommand extends SiteOperationCommand<TenantOperation.Sites> {
    @Override
    Operation<TenantOperation.Sites> operation() {
        return new TenantOperation.ListSites();
    }

    @Override
    void print(TenantOperation.Sites found, PrintWriter out) {
        Table table = new Table("NAME", "TENANT", "REGION", "RESIDENCY", "LICENCE", "LINKS");
        found.sites()
                .forEach(one -> table.row(
                        one.name(), one.tenant(), one.region(), one.residency(), one.licence(), one.browseUrl()));
        table.print(out);
    }
}
