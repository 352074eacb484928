package dev.lightbox.cli;

import dev.lightbox.server.operations.KeyOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes an API key for a user who has none. */
@Command(
        name = "create",
        description = "Create the API key of a user. The Client Secret is shown once.",
        footer = {
            "%nExamples:",
            "  lightbox keys create backup-service",
            "  lightbox keys create backup-service --label \"Nightly build\" --lifetime-days 90 --json > key.json"
        })
final class CreateKeyCommand extends SiteOperationCommand<KeyOperation.Creation> {
    @Parameters(paramLabel = "USER", description = "A user key or account id; 'lightbox site users' lists them.")
    String user = "";

    @Option(names = "--label", defaultValue = "", paramLabel = "TEXT", description = "What the key is for.")
    String label = "";

    @Option(
            names = "--lifetime-days",
            paramLabel = "DAYS",
            description = "How long its secret works; as long as the site's policy allows, if not given.")
    @Nullable
    Integer lifetimeDays;

    @Override
    boolean startsNewData() {
        return true;
    }

    @Override
    Operation<KeyOperation.Creation> operation() {
        return new KeyOperation.CreateKey(user, label, lifetimeDays);
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
        return creation.issued() == null ? ExitCode.USAGE : ExitCode.DONE;
    }
}
