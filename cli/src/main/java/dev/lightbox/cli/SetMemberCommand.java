package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.UserOperation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Take a user into a group, or out of it. */
@Command(
        name = "member",
        description = "Take a user into a group, or out of it.",
        footer = {"%nExample:", "  lightbox site member testers ann"})
final class SetMemberCommand extends SiteOperationCommand<UserOperation.Groups> {
    @Parameters(index = "0", paramLabel = "GROUP", description = "The group.")
    String group = "";

    @Parameters(index = "1", paramLabel = "USER_KEY", description = "The user, by user key or account id.")
    String userKey = "";

    @Option(names = "--remove", description = "Out of it.")
    boolean remove;

    @Override
    Operation<UserOperation.Groups> operation() {
        return new UserOperation.SetMember(group, userKey, !remove);
    }

    @Override
    void print(UserOperation.Groups found, PrintWriter out) {
        UserText.print(found, out);
    }
}
