package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.UserOperation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** List the groups of a site with their members. */
@Command(
        name = "groups",
        description = "List the groups of a site with their members.",
        footer = {"%nExample:", "  lightbox site groups"})
final class ListGroupsCommand extends SiteOperationCommand<UserOperation.Groups> {
    @Override
    Operation<UserOperation.Groups> operation() {
        return new UserOperation.ListGroups();
    }

    @Override
    void print(UserOperation.Groups found, PrintWriter out) {
        UserText.print(found, out);
    }
}
