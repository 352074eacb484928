package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.SiteOperation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a project to the site. */
@Command(
        name = "create-project",
        description = "Add a project to the site; every user may edit it.",
        footer = {"%nExample:", "  lightbox site create-project CALC --name Calculator"})
final class CreateProjectCommand extends SiteOperationCommand<SiteOperation.Project> {
    @Parameters(paramLabel = "KEY", description = "What issue keys start with: CALC.")
    String key = "";

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "The name that people see.")
    String name = "";

    @Override
    boolean startsNewData() {
        return true;
    }

    @Override
    Operation<SiteOperation.Project> operation() {
        return new SiteOperation.CreateProject(key, name);
    }

    @Override
    void print(SiteOperation.Project project, PrintWriter out) {
        out.println("Project " + project.key() + " (" + project.name() + ") was created.");
    }
}
