package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.TenantOperation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Give a site another name and another address that its links start with. */
@Command(
        name = "rename",
        description = "Give a site another name and another address that its links start with.",
        footer = {"%nExample:", "  lightbox site rename 'Trial 2' --links https://trial.atlassian.net --site Trial"})
final class RenameSiteCommand extends SiteOperationCommand<TenantOperation.OneOf> {
    @Parameters(paramLabel = "NAME", description = "The new name.")
    String name = "";

    @Option(names = "--links", required = true, paramLabel = "URL", description = "What links of the site start with.")
    String links = "";

    @Override
    Operation<TenantOperation.OneOf> operation() {
        return new TenantOperation.RenameSite(name, links);
    }

    @Override
    void print(TenantOperation.OneOf renamed, PrintWriter out) {
        out.println("The site is called " + renamed.name() + " now.");
    }
}
