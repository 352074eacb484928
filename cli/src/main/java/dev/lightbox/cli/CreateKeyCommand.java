package dev.lightbox.cli;

import dev.lightbox.server.operations.KeyOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes an API key for a user who has none. */
@Command(
        name = "create",
        description = "Create the API key of a user. The Client Secret is shown once.",
        footer = {
            "%nExamples:",
            "  lightbox keys create backup-service",
            "  lightbox keys create backup-service --json > key.json"
        })
final class CreateKeyCommand extends SiteOperationCommand<KeyOperation.Creation> {
    @Parameters(paramLabel = "USER", description = "A user key or account id; 'lightbox site users' lists them.")
    String user = "";

    @Override
    boolean startsNewData() {
        return true;
    }

    @Override
    Operation<KeyOperation.Creation> operation() {
        return new KeyOperation.CreateKey(user);
    }

    @Override
    void print(KeyOperation.Creation creation, PrintWriter out) {
        KeyOperation.IssuedKey issued = creation.issued();
        if (issued == null) {
            out.println("The user " + user + " has an API key already"
                    + (creation.existing() == null
                            ? "."
                            : ": " + creation.existing().clientId() + "."));
            out.println("Use 'lightbox keys regenerate CLIENT_ID' for a new secret, or another user.");
            return;
        }
        out.println("API Key for user with key " + issued.userKey() + " was generated successfully.");
        SecretOnce.print(issued, out);
    }

    @Override
    ExitCode exitCode(KeyOperation.Creation creation) {
        return creation.issued() == null ? ExitCode.FAILED : ExitCode.DONE;
    }
}
