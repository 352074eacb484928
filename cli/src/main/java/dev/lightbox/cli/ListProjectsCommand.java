package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.SiteOperation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** Lists the site's projects. */
@Command(
        name = "projects",
        description = "List the projects of the site.",
        footer = {"%nExample:", "  lightbox site projects --json"})
final class ListProjectsCommand extends SiteOperationCommand<SiteOperation.Projects> {
    @Override
    Operation<SiteOperation.Projects> operation() {
        return new SiteOperation.ListProjects();
    }

    @Override
    void print(SiteOperation.Projects found, PrintWriter out) {
        Table table = new Table("KEY", "ID", "NAME");
        found.projects().forEach(project -> table.row(project.key(), project.id(), project.name()));
        table.print("No projects were found", out);
    }
}
