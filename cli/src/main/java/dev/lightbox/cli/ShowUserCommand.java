package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.UserOperation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Show a user with groups and effective access. */
@Command(
        name = "user",
        description = "Show a user with groups and effective access.",
        footer = {"%nExample:", "  lightbox site user backup-service"})
final class ShowUserCommand extends SiteOperationCommand<UserOperation.UserDetails> {
    @Parameters(index = "0", paramLabel = "USER_KEY", description = "The user, by user key or account id.")
    String userKey = "";

    @Override
    Operation<UserOperation.UserDetails> operation() {
        return new UserOperation.ShowUser(userKey);
    }

    @Override
    void print(UserOperation.UserDetails found, PrintWriter out) {
        UserText.print(found, out);
    }
}
