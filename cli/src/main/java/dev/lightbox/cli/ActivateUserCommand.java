package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.UserOperation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Let a deactivated user act again. */
@Command(
        name = "activate-user",
        description = "Let a deactivated user act again.",
        footer = {"%nExample:", "  lightbox site activate-user ann"})
final class ActivateUserCommand extends SiteOperationCommand<UserOperation.UserDetails> {
    @Parameters(index = "0", paramLabel = "USER_KEY", description = "The user, by user key or account id.")
    String userKey = "";

    @Override
    Operation<UserOperation.UserDetails> operation() {
        return new UserOperation.SetUserActive(userKey, true);
    }

    @Override
    void print(UserOperation.UserDetails found, PrintWriter out) {
        UserText.print(found, out);
    }
}
