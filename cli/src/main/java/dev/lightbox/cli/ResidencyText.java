package dev.lightbox.cli;

import dev.lightbox.server.operations.TenantOperation.DataResidency;
import java.io.PrintWriter;

/** Tells a person where the data of a site is. */
final class ResidencyText {
    private ResidencyText() {}

    static void print(DataResidency residency, PrintWriter out) {
        Table products = new Table("PRODUCT", "REGION", "STATUS");
        residency
                .products()
                .forEach(product -> products.row(
                        product.name(),
                        product.region(),
                        product.movingTo() == null ? product.status() : "moving to " + product.movingTo()));
        products.print(out);
        out.println("The mapping of the global host is " + (residency.mappingStale() ? "stale." : "right."));
        Table hosts = new Table("LISTENER", "ADDRESS", "ANSWERS DATA CALLS");
        residency
                .hosts()
                .forEach(host -> hosts.row(
                        host.name(), host.url() == null ? "not running" : host.url(), host.serves() ? "yes" : "no"));
        hosts.print(out);
    }
}
