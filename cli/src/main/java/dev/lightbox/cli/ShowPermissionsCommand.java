package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.UserOperation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Show who was given which access to a project. */
@Command(
        name = "permissions",
        description = "Show who was given which access to a project.",
        footer = {"%nExample:", "  lightbox site permissions CALC"})
final class ShowPermissionsCommand extends SiteOperationCommand<UserOperation.Permissions> {
    @Parameters(paramLabel = "PROJECT", description = "The key of the project.")
    String project = "";

    @Override
    Operation<UserOperation.Permissions> operation() {
        return new UserOperation.ShowPermissions(project);
    }

    @Override
    void print(UserOperation.Permissions found, PrintWriter out) {
        UserText.print(found, out);
    }
}
