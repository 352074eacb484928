package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.UserOperation;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Give a user, a group or everyone access to a project. */
@Command(
        name = "allow",
        description = "Give a user, a group or everyone access to a project.",
        footer = {"%nExample:", "  lightbox site allow CALC --group testers browse"})
final class SetPermissionCommand extends SiteOperationCommand<UserOperation.Permissions> {
    @Parameters(index = "0", paramLabel = "PROJECT", description = "The key of the project.")
    String project = "";

    @Parameters(
            index = "1",
            paramLabel = "ACCESS",
            description = "none, browse, edit or admin; inherit takes back what was given.")
    String access = "";

    @Option(names = "--user", paramLabel = "USER_KEY", description = "To this user.")
    @Nullable
    String user;

    @Option(
            names = "--group",
            paramLabel = "GROUP",
            description = "To this group; to everyone without --user and --group.")
    @Nullable
    String group;

    private Operation<UserOperation.Permissions> operationFor() {
        String to = user != null ? "user" : group != null ? "group" : "everyone";
        return new UserOperation.SetPermission(
                project, to, user != null ? user : group, access.equals("inherit") ? null : access);
    }

    @Override
    Operation<UserOperation.Permissions> operation() {
        return operationFor();
    }

    @Override
    void print(UserOperation.Permissions found, PrintWriter out) {
        UserText.print(found, out);
    }
}
