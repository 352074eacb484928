package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.SiteOperation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** Shows the site at a glance. */
@Command(
        name = "show",
        description = "Show what the site is and how much it holds.",
        footer = {"%nExample:", "  lightbox site show --json"})
final class DescribeSiteCommand extends SiteOperationCommand<SiteOperation.Site> {
    @Override
    Operation<SiteOperation.Site> operation() {
        return new SiteOperation.DescribeSite();
    }

    @Override
    void print(SiteOperation.Site site, PrintWriter out) {
        out.println(site.name() + ", tenant " + site.tenant() + ", region " + site.region() + " (" + site.residency()
                + ")");
        site.hosts().forEach((host, url) -> out.println("  " + host + "  " + url));
        Table table = new Table("KIND", "COUNT");
        site.counts().forEach(table::row);
        table.print(out);
    }
}
