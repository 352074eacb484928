package dev.lightbox.cli;

import dev.lightbox.server.operations.HealthOperation;
import dev.lightbox.server.operations.HealthOperation.Health;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says that a project is gone for good. */
@Command(
        name = "forget-project",
        description = {
            "Say that a project is gone for good, or was taken from the key's user on purpose.",
            "Until then, not seeing a project that an earlier check saw is NO_VISIBLE_PROJECTS."
        },
        footer = {"%nExample:", "  lightbox connect forget-project prod CALC"})
final class ForgetProjectCommand extends OperationCommand<Health> {
    @Parameters(index = "0", paramLabel = "CONNECTION", description = "Label or id.")
    String connection = "";

    @Parameters(index = "1", paramLabel = "PROJECT", description = "Key of the project.")
    String project = "";

    @Override
    Operation<Health> operation() {
        return new HealthOperation.ForgetProject(connection, project);
    }

    @Override
    void print(Health health, PrintWriter out) {
        out.println(Table.printable(project) + " is not expected of " + health.label() + " any more.");
    }
}
