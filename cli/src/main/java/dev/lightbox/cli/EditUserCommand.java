package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.UserOperation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Give a user another name and another e-mail address. */
@Command(
        name = "edit-user",
        description = "Give a user another name and another e-mail address.",
        footer = {"%nExample:", "  lightbox site edit-user ann --name 'Ann Doe' --email ann@example.org"})
final class EditUserCommand extends SiteOperationCommand<UserOperation.UserDetails> {
    @Parameters(index = "0", paramLabel = "USER_KEY", description = "The user, by user key or account id.")
    String userKey = "";

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "The name that people see.")
    String name = "";

    @Option(names = "--email", defaultValue = "", paramLabel = "ADDRESS", description = "The e-mail address.")
    String email = "";

    @Override
    Operation<UserOperation.UserDetails> operation() {
        return new UserOperation.EditUser(userKey, name, email);
    }

    @Override
    void print(UserOperation.UserDetails found, PrintWriter out) {
        UserText.print(found, out);
    }
}
