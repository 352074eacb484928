package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.UserOperation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Deactivate a user: the key and all tokens are refused at once. */
@Command(
        name = "deactivate-user",
        description = "Deactivate a user: the key and all tokens are refused at once.",
        footer = {"%nExample:", "  lightbox site deactivate-user ann"})
final class DeactivateUserCommand extends SiteOperationCommand<UserOperation.UserDetails> {
    @Parameters(index = "0", paramLabel = "USER_KEY", description = "The user, by user key or account id.")
    String userKey = "";

    @Override
    Operation<UserOperation.UserDetails> operation() {
        return new UserOperation.SetUserActive(userKey, false);
    }

    @Override
    void print(UserOperation.UserDetails found, PrintWriter out) {
        UserText.print(found, out);
    }
}
