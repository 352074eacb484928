package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.UserOperation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Delete a group and what it was allowed. */
@Command(
        name = "delete-group",
        description = "Delete a group and what it was allowed.",
        footer = {"%nExample:", "  lightbox site delete-group testers"})
final class DeleteGroupCommand extends SiteOperationCommand<UserOperation.Groups> {
    @Parameters(paramLabel = "NAME", description = "The group.")
    String name = "";

    @Override
    Operation<UserOperation.Groups> operation() {
        return new UserOperation.DeleteGroup(name);
    }

    @Override
    void print(UserOperation.Groups found, PrintWriter out) {
        UserText.print(found, out);
    }
}
