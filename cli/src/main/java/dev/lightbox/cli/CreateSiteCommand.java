package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.TenantOperation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Add a site: a tenant of its own, with its own users, projects and keys. */
@Command(
        name = "create",
        description = "Add a site: a tenant of its own, with its own users, projects and keys.",
        footer = {"%nExample:", "  lightbox site create 'Trial' --links https://trial.atlassian.net --region us"})
final class CreateSiteCommand extends SiteOperationCommand<TenantOperation.OneOf> {
    @Parameters(paramLabel = "NAME", description = "By which people choose it.")
    String name = "";

    @Option(
            names = "--links",
            required = true,
            paramLabel = "URL",
            description = "What links of the site start with, such as https://example.atlassian.net.")
    String links = "";

    @Option(names = "--region", defaultValue = "eu", paramLabel = "REGION", description = "us, eu or au; default eu.")
    String region = "";

    @Override
    Operation<TenantOperation.OneOf> operation() {
        return new TenantOperation.CreateSite(name, links, region);
    }

    @Override
    void print(TenantOperation.OneOf created, PrintWriter out) {
        out.println("Site " + created.name() + " was created, tenant " + created.tenant() + ".");
    }
}
