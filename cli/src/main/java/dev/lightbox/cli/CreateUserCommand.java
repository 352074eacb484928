package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.SiteOperation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a user to the site. */
@Command(
        name = "create-user",
        description = "Add a user to the site. Give every integration a user of its own.",
        footer = {"%nExample:", "  lightbox site create-user backup-service --name 'Backup service' --app"})
final class CreateUserCommand extends SiteOperationCommand<SiteOperation.User> {
    @Parameters(paramLabel = "USER_KEY", description = "What the API Keys page calls the user; also the account id.")
    String userKey = "";

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "The name that people see.")
    String name = "";

    @Option(names = "--email", defaultValue = "", paramLabel = "ADDRESS", description = "The e-mail address.")
    String email = "";

    @Option(names = "--app", description = "An app stands behind the account, not a person.")
    boolean app;

    @Override
    boolean startsNewData() {
        return true;
    }

    @Override
    Operation<SiteOperation.User> operation() {
        return new SiteOperation.CreateUser(userKey, name, email, app);
    }

    @Override
    void print(SiteOperation.User user, PrintWriter out) {
        out.println("User " + user.userKey() + " (" + user.displayName() + ") was created.");
    }
}
